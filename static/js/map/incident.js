// The small map of an incident: every claim's own sites with the circles of its side, and a line
// between the two claims that are farthest apart. Claims of one place share a chip.

import { readJson, readWords } from "../lib/data.js";
import { element, sideSign } from "../lib/dom.js";
import { L } from "../lib/leaflet.js";
import { drawBackground } from "./background.js";
import { openMap, showAll } from "./base.js";
import { drawSpots } from "./markers.js";
import { gathered, reaches } from "./sites.js";

const DASH = 9;

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

/** Circles in the colours of the sides; sides that share one take turns along it. */
function drawReaches(map, claimed, order) {
  for (const reach of reaches(claimed, order)) {
    const gap = DASH * Math.max(reach.sides.length - 1, 0.6);
    reach.sides.forEach((side, turn) => {
      L.circle([reach.lat, reach.lon], {
        radius: reach.radius,
        className: `claim-reach reach-${side}`,
        interactive: false,
        dashArray: `${DASH} ${gap}`,
        dashOffset: String(-DASH * turn),
      }).addTo(map);
    });
  }
}

function drawGap(map, apart) {
  L.polyline(apart.ends, { className: "claim-gap", interactive: false }).addTo(map);
  const [one, other] = apart.ends;
  const middle = [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
  const html = element("span", {}, apart.label);
  const icon = L.divIcon({ className: "claim-gap-label", html, iconSize: [0, 0] });
  L.marker(middle, { icon, interactive: false, keyboard: false }).addTo(map);
}

async function start(frame) {
  const words = readWords("map-words");
  const sides = readJson("map-sides");
  const claimed = readJson("claim-sites");
  const apart = readJson("claims-apart");
  const spots = gathered(claimed, Object.keys(sides)).map((spot) => ({
    ...spot,
    label: `${spot.name}. ${spot.sides.map((code) => sides[code].label).join(", ")}`,
    card: () => cardOf(spot, sides),
  }));
  const map = openMap(frame.querySelector("[data-leaflet-options]"), words.map);
  showAll(map, spots);
  drawReaches(map, claimed, Object.keys(sides));
  // The circles are drawn already, in the colours of their sides.
  drawSpots(
    map,
    spots.map((spot) => ({ ...spot, radii: [] })),
    { words, sides },
  );
  if (apart) {
    drawGap(map, apart);
  }
  await drawBackground(map, frame, words);
  frame.dataset.ready = "yes";
}

const frame = document.querySelector("[data-incident-map]");
if (frame) {
  await start(frame);
}
