// Spots on the map: a chip with the shapes of the sides that speak, a circle of what is uncertain.
//
// A spot is {lon, lat, radius, exact, sides, label, card}: degrees, metres, side codes, a text
// for those who cannot see it, and a function that makes the card. `radii` draws several circles.
// Where many would stand close to one another, one number stands for them, as in the explorer.

import { element, sideSign } from "../lib/dom.js";
import { L } from "../lib/leaflet.js";
import { fill } from "../lib/words.js";
import { CLUSTER, clusterBadge } from "./badge.js";
import { fanOut, gathered } from "./fan.js";
import { labelsOf } from "./labels.js";

const HEIGHT = 26;
const SIGN = 14;
const PADDING = 14;
const ROW = 5;
/** A column of so many chips can still be read; where more would stand, numbers are drawn. */
const MOST = 6;
/** Pixels between numbers, and between them and chips. */
const APART = 64;
/** Pixels the buttons of the map take at its left edge. */
const BUTTONS = 50;
const STILL = { dx: 0, dy: 0 };

/**
 * Draw `spots`, laid out anew at each zoom so that none hides another. `said` is {sides, words,
 * language}; where its words have none for `many`, every spot keeps a chip of its own.
 */
export function drawSpots(map, spots, said) {
  const layer = L.layerGroup().addTo(map);
  const reaches = L.layerGroup().addTo(map);
  const layOut = () => {
    layer.clearLayers();
    reaches.clearLayers();
    const boxes = spots.map((spot) => boxOf(map, spot));
    const rooms = [];
    const chip = (i, move) => {
      drawReach(reaches, spots[i]);
      drawChip(map, layer, { spots, i, box: boxes[i], move, sides: said.sides });
      rooms.push(roomOf(map, boxes[i], move));
    };
    fanOut(boxes).forEach((move, i) => {
      if (move.clump.length <= MOST || !said.words.many) {
        chip(i, move);
      } else if (move.clump[0] === i) {
        for (const { x, y, members } of gathered(boxes, move.clump, APART)) {
          if (members.length === 1) {
            chip(members[0], { ...STILL, clump: members });
          } else {
            const room = { x, y, width: CLUSTER, height: CLUSTER };
            drawNumber(map, layer, { spots, members, room, said });
            rooms.push(roomOf(map, room, STILL));
          }
        }
      }
    });
    labelsOf(map).avoid(rooms);
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

/** One number for several spots; it opens all their cards. `room` is where it stands. */
function drawNumber(map, layer, { spots, members, room, said }) {
  const shares = {};
  for (const code of members.flatMap((i) => spots[i].sides)) {
    shares[code] = (shares[code] ?? 0) + 1;
  }
  const icon = L.divIcon({
    className: "spot spot-cluster",
    html: clusterBadge(shares, members.length, said),
    iconSize: [CLUSTER, CLUSTER],
    popupAnchor: [0, -CLUSTER / 2],
  });
  const words = fill(said.words.many, { number: members.length });
  const at = map.layerPointToLatLng([room.x, room.y]);
  const marker = L.marker(at, { icon, title: words }).addTo(layer);
  marker.getElement().setAttribute("aria-label", words);
  openCards(map, marker, () => cards(spots, members[0], members));
}

/** Have a marker open cards, beside the buttons of the map. */
function openCards(map, marker, content) {
  const maxWidth = Math.min(300, map.getSize().x - 2 * BUTTONS);
  const minWidth = Math.min(220, maxWidth);
  marker.bindPopup(content, { minWidth, maxWidth, autoPanPaddingTopLeft: [BUTTONS, 5] });
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
  openCards(map, marker, () => cards(spots, i, move.clump));
}

/** The card of a spot, then those of the spots it shares the place with. */
function cards(spots, i, clump) {
  const others = clump.filter((other) => other !== i);
  return element("div", {}, ...[i, ...others].map((one) => spots[one].card()));
}
