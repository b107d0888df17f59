// The map in a frame of another site: the same spots and cards, and the grades of the list below.

import { rowOfRecord } from "../explorer/series.js";
import { fetchJson, readJson, readWords } from "../lib/data.js";
import { element } from "../lib/dom.js";
import { drawBackground } from "./background.js";
import { openMap, showAll } from "./base.js";
import { cardOf, labelOf } from "./card.js";
import { drawSpots } from "./markers.js";

function cardWithGrades(row, said, address) {
  const card = cardOf(row, said, address);
  const grades = document.querySelector(`[data-ref="${row.ref}"] .embed-grades`);
  if (grades) {
    card.append(grades.cloneNode(true));
  }
  return card;
}

function spotOf(row, said, frame) {
  const address = frame.dataset.incident.replace("REF", row.ref);
  return {
    lon: row.lon,
    lat: row.lat,
    radius: row.radius,
    exact: row.precision === 1,
    sides: row.sides,
    label: labelOf(row, said),
    card: () => cardWithGrades(row, said, address),
  };
}

/** The newest incidents with coordinates, as many as the page says are drawn. */
async function drawn({ incidents, query, most }) {
  const wanted = new URLSearchParams(query);
  wanted.set("limit", most);
  if (!wanted.has("bbox")) {
    // Whatever has coordinates lies in the world.
    wanted.set("bbox", "-180,-90,180,90");
  }
  const answer = await fetchJson(`${incidents}?${wanted}`);
  return answer.incidents.map(rowOfRecord);
}

async function drawIncidents(map, frame, said) {
  try {
    const rows = await drawn(frame.dataset);
    const spots = rows.map((row) => spotOf(row, said, frame));
    showAll(map, spots);
    drawSpots(map, spots, said);
  } catch (error) {
    const status = { class: "map-status", role: "status" };
    frame.after(element("p", status, said.words.failed));
    throw error;
  }
}

async function start(frame) {
  const words = readWords("map-words");
  const said = {
    words,
    sides: readJson("map-sides"),
    events: readJson("map-events"),
    assessments: readJson("map-assessments"),
    language: document.documentElement.lang,
  };
  const map = openMap(frame.querySelector("[data-leaflet-options]"), words.map);
  // A page that is scrolled past the frame must not zoom its map.
  map.scrollWheelZoom.disable();
  await Promise.all([drawIncidents(map, frame, said), drawBackground(map, frame, words)]);
  frame.dataset.ready = "yes";
}

const frame = document.querySelector("[data-embed-map]");
if (frame) {
  await start(frame);
}
