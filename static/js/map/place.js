// The small map of a place: the place as a ring, and the incidents there and near.

import { readJson, readWords } from "../lib/data.js";
import { element } from "../lib/dom.js";
import { L } from "../lib/leaflet.js";
import { drawBackground } from "./background.js";
import { openMap, showAll } from "./base.js";
import { drawSpots } from "./markers.js";

function cardOf(spot) {
  const link = element("a", { href: spot.url }, spot.label);
  return element(
    "article",
    { class: "card" },
    element("p", { class: "card-muted" }, spot.when),
    element("p", { class: "card-title" }, link),
  );
}

async function start(frame) {
  const words = readWords("map-words");
  const said = { words, sides: readJson("map-sides"), language: document.documentElement.lang };
  const point = readJson("place-point");
  const spots = readJson("place-spots").map((spot) => ({ ...spot, card: () => cardOf(spot) }));
  const map = openMap(frame.querySelector("[data-leaflet-options]"), words.map);
  showAll(map, [{ ...point, radius: 8000 }, ...spots]);
  const ring = { radius: 20, className: "place-ring", interactive: false };
  L.circleMarker([point.lat, point.lon], ring).addTo(map);
  drawSpots(map, spots, said);
  await drawBackground(map, frame, words);
  frame.dataset.ready = "yes";
}

const frame = document.querySelector("[data-place-map]");
if (frame) {
  await start(frame);
}
