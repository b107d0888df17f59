// The small map of an incident: every claim's own sites; claims of one place share a chip.

import { readJson, readWords } from "../lib/data.js";
import { element, sideSign } from "../lib/dom.js";
import { drawBackground } from "./background.js";
import { openMap, showAll } from "./base.js";
import { drawSpots } from "./markers.js";
import { gathered } from "./sites.js";

function cardOf(spot, sides) {
  const lines = spot.sites.map((site) =>
    element(
      "li",
      {},
      sideSign(site.side, sides[site.side].path),
      ` ${sides[site.side].label}: `,
      element("a", { href: site.claim }, site.actor),
      element("span", { class: "card-muted" }, ` ${site.precision}`),
    ),
  );
  return element(
    "article",
    { class: "card" },
    element("p", { class: "card-title" }, spot.name),
    element("ul", { class: "card-claims" }, ...lines),
  );
}

async function start(frame) {
  const words = readWords("map-words");
  const sides = readJson("map-sides");
  const spots = gathered(readJson("claim-sites"), Object.keys(sides)).map((spot) => ({
    ...spot,
    label: `${spot.name}. ${spot.sides.map((code) => sides[code].label).join(", ")}`,
    card: () => cardOf(spot, sides),
  }));
  const map = openMap(frame.querySelector("[data-leaflet-options]"), words.map);
  showAll(map, spots);
  drawSpots(map, spots, sides);
  await drawBackground(map, frame, words);
  frame.dataset.ready = "yes";
}

const frame = document.querySelector("[data-incident-map]");
if (frame) {
  await start(frame);
}
