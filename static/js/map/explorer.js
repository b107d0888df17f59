// The map of the first page: all incidents of the address, from the columnar index.

import { fetchJson, readJson, readWords } from "../lib/data.js";
import { element } from "../lib/dom.js";
import { drawBackground } from "./background.js";
import { openMap, showAll } from "./base.js";
import { cardOf, labelOf } from "./card.js";
import { mapped, rowsOf } from "./columns.js";
import { drawSpots } from "./markers.js";

function spotOf(row, said, frame) {
  const address = frame.dataset.incident.replace("REF", row.ref);
  return {
    lon: row.lon,
    lat: row.lat,
    radius: row.radius,
    exact: row.precision === 1,
    sides: row.sides,
    label: labelOf(row, said),
    card: () => cardOf(row, said, address),
  };
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
  await Promise.all([drawIncidents(map, frame, said), drawBackground(map, frame, words)]);
  frame.dataset.ready = "yes";
}

async function drawIncidents(map, frame, said) {
  try {
    const rows = mapped(rowsOf(await fetchJson(frame.dataset.index)));
    const spots = rows.map((row) => spotOf(row, said, frame));
    showAll(map, spots);
    drawSpots(map, spots, said.sides);
  } catch (error) {
    const status = { class: "map-status", role: "status" };
    frame.after(element("p", status, said.words.failed));
    throw error;
  }
}

const frame = document.querySelector("[data-explorer]");
if (frame) {
  await start(frame);
}
