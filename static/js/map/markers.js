// Spots on the map: a chip with the shapes of the sides that speak, a circle of what is uncertain.
//
// A spot is {lon, lat, radius, exact, sides, label, card}: degrees, metres, side codes, a text
// for those who cannot see it, and a function that makes the card. `radii` draws several circles.

import { element, sideSign } from "../lib/dom.js";
import { L } from "../lib/leaflet.js";
import { fanOut } from "./fan.js";
import { labelsOf } from "./labels.js";

const HEIGHT = 26;
const SIGN = 14;
const PADDING = 14;
const ROW = 5;

/** Draw `spots`; chips are laid out anew at each zoom, so that none hides another. */
export function drawSpots(map, spots, sides) {
  const layer = L.layerGroup().addTo(map);
  const reaches = L.layerGroup().addTo(map);
  for (const spot of spots) {
    drawReach(reaches, spot);
  }
  const layOut = () => {
    layer.clearLayers();
    const boxes = spots.map((spot) => boxOf(map, spot));
    const moves = fanOut(boxes);
    moves.forEach((move, i) => {
      drawChip(map, layer, { spots, i, box: boxes[i], move, sides });
    });
    labelsOf(map).avoid(boxes.map((box, i) => roomOf(map, box, moves[i])));
  };
  map.on("zoomend", layOut);
  layOut();
}

function boxOf(map, spot) {
  const { x, y } = map.latLngToLayerPoint([spot.lat, spot.lon]);
  const shown = Math.min(Math.max(spot.sides.length, 1), ROW);
  return { x, y, width: shown * SIGN + PADDING, height: HEIGHT };
}

/** Where a chip stands, for names that keep away from it. */
function roomOf(map, { x, y, width, height }, { dx, dy }) {
  const { lat, lng } = map.layerPointToLatLng([x + dx, y + dy]);
  return { lat, lon: lng, width, height };
}

function drawReach(layer, spot) {
  if (spot.exact) {
    const style = { radius: 3, className: "map-spot", interactive: false };
    L.circleMarker([spot.lat, spot.lon], style).addTo(layer);
    return;
  }
  for (const radius of spot.radii ?? [spot.radius]) {
    if (radius) {
      const style = { radius, className: "map-reach", interactive: false };
      L.circle([spot.lat, spot.lon], style).addTo(layer);
    }
  }
}

function drawChip(map, layer, { spots, i, box, move, sides }) {
  const spot = spots[i];
  if (move.dx !== 0 || move.dy !== 0) {
    const end = map.layerPointToLatLng([box.x + move.dx, box.y + move.dy]);
    const leg = { className: "map-leg", interactive: false };
    L.polyline([[spot.lat, spot.lon], end], leg).addTo(layer);
  }
  const signs = spot.sides.map((code) => sideSign(code, sides[code].path));
  const icon = L.divIcon({
    className: spot.exact ? "marker" : "marker marker-imprecise",
    html: element("span", { class: "marker-chip" }, ...signs),
    iconSize: [box.width, box.height],
    iconAnchor: [box.width / 2 - move.dx, box.height / 2 - move.dy],
    popupAnchor: [move.dx, move.dy - box.height / 2],
  });
  const marker = L.marker([spot.lat, spot.lon], { icon, title: spot.label }).addTo(layer);
  marker.getElement().setAttribute("aria-label", spot.label);
  marker.bindPopup(() => cards(spots, i, move.clump), { minWidth: 220, maxWidth: 300 });
}

/** The card of a spot, then those of the spots it shares the place with. */
function cards(spots, i, clump) {
  const others = clump.filter((other) => other !== i);
  return element("div", {}, ...[i, ...others].map((one) => spots[one].card()));
}
