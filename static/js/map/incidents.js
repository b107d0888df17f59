// The layer of incidents: markers, clusters, circles of what is uncertain, cards on hover.
//
// Marker elements are kept while what they show stays, so that focus is not lost when the map
// moves or the filter changes.

import { rowOf } from "../explorer/table.js";
import { L } from "../lib/leaflet.js";
import { fill } from "../lib/words.js";
import { addShares } from "../timeline/buckets.js";
import { CLUSTER, clusterBadge, SPOT, spotBadge } from "./badge.js";
import { cardOf, labelOf } from "./card.js";
import { around, boundsOf, groupsOf, rangeOf } from "./clusters.js";
import { fanOut } from "./fan.js";
import { createHoverCard } from "./hover.js";
import { labelsOf } from "./labels.js";

const TILE = 256;
const APART = 4;
const FANNED = 40;
const MARGIN = 80;
const TOO_NEAR = 1e-7;
const EXACT = 1;

/**
 * A layer on `map`; `said` are words and signs, `address` gives the page of an incident and
 * `opened` is called with its reference. Returns {show(table, rows)}.
 */
export function createIncidents(map, said, { address, opened }) {
  map.createPane("reaches").style.zIndex = 350;
  const reaches = L.layerGroup().addTo(map);
  const legs = L.layerGroup().addTo(map);
  const spots = L.layerGroup().addTo(map);
  const held = new Map();
  const circles = new Map();
  const card = createHoverCard(map.getContainer());
  const now = { table: null, rows: [], fanned: "", turn: 0 };

  const draw = () => {
    if (now.table === null) {
      return;
    }
    const wanted = new Map(laidOut().map((one) => [one.key, one]));
    for (const [key, marker] of held) {
      if (!wanted.has(key)) {
        spots.removeLayer(marker);
        held.delete(key);
      }
    }
    labelsOf(map).avoid([...wanted.values()].map(roomOf));
    legs.clearLayers();
    drawReaches(wanted.values());
    for (const [key, one] of wanted) {
      if (!held.has(key)) {
        held.set(key, Object.assign(place(one).addTo(spots), { rows: one.rows }));
        describe(held.get(key), one);
      }
      if (one.from) {
        const leg = { className: "map-leg", interactive: false };
        L.polyline([one.from, one.at], leg).addTo(legs);
      }
    }
  };

  /** What is to be drawn: {key, at, from, rows}; `from` where a leg begins. */
  const laidOut = () => {
    const size = TILE * 2 ** map.getZoom();
    const { min, max } = map.getPixelBounds();
    const box = [min.x - MARGIN, min.y - MARGIN, max.x + MARGIN, max.y + MARGIN];
    const groups = groupsOf(now.table, now.rows, size, box).flatMap((group) =>
      isApart(group) ? group.rows.map((i) => ({ ...group, rows: [i], one: i })) : [group],
    );
    const boxes = groups.map(({ x, y, one }) => {
      const own =
        one === undefined ? { x, y } : { x: now.table.x[one] * size, y: now.table.y[one] * size };
      const side = one === undefined ? CLUSTER : SPOT;
      return { ...own, width: side, height: side };
    });
    return fanOut(boxes, 2).flatMap(({ dx, dy }, n) => {
      const { x, y } = boxes[n];
      const one = spotAt(groups[n].rows, [x, y], [x + dx, y + dy]);
      return one.fanned ? [one, ...fanned(one, x + dx, y + dy)] : [one];
    });
  };

  const roomOf = ({ at, rows }) => {
    const side = rows.length === 1 ? SPOT : CLUSTER;
    return { lat: at.lat, lon: at.lng, width: side, height: side };
  };

  const isApart = ({ rows }) => rows.length <= APART;

  const spotAt = (rows, from, to) => {
    const at = map.unproject(to);
    const moved = from[0] !== to[0] || from[1] !== to[1];
    const refs = rows.length === 1 ? now.table.ref[rows[0]] : clusterKey(rows);
    // What a day leaves out of an incident is another table, and another marker.
    const key = `${now.turn} ${refs} ${at.lat.toFixed(6)} ${at.lng.toFixed(6)}`;
    return {
      key,
      at,
      rows,
      from: moved ? map.unproject(from) : null,
      fanned: rows.length > 1 && now.fanned === refs,
    };
  };

  const clusterKey = (rows) =>
    `${rows.length} ${now.table.ref[rows[0]]} ${now.table.ref[rows.at(-1)]}`;

  const fanned = ({ rows }, x, y) => {
    const first = rows.slice(0, FANNED);
    return around(first.length, SPOT + 6).map(({ dx, dy }, n) =>
      spotAt([first[n]], [x, y], [x + dx, y + dy]),
    );
  };

  const place = ({ at, rows }) => {
    const one = rows.length === 1;
    const side = one ? SPOT : CLUSTER;
    const html = one
      ? spotBadge(rowOf(now.table, rows[0]), said)
      : clusterBadge(sharesOf(rows), rows.length, said);
    const icon = L.divIcon({
      className: one ? "spot" : "spot spot-cluster",
      html,
      iconSize: [side, side],
    });
    return L.marker(at, { icon, riseOnHover: true });
  };

  const sharesOf = (rows) => {
    const codes = now.table.codes.sides;
    const shares = new Float64Array(codes.length);
    for (const i of rows) {
      addShares(shares, now.table.sides[i]);
    }
    return Object.fromEntries(codes.map((code, bit) => [code, shares[bit]]));
  };

  const describe = (marker, { rows, at }) => {
    const node = marker.getElement();
    if (rows.length > 1) {
      const number = rows.length;
      node.setAttribute("aria-label", fill(said.words.cluster, { number }));
      node.dataset.count = String(number);
      act(marker, () => enter(rows));
      return;
    }
    const row = rowOf(now.table, rows[0]);
    node.dataset.ref = row.ref;
    node.classList.toggle("spot-imprecise", row.precision !== EXACT);
    node.setAttribute("aria-label", labelOf(row, said));
    const show = () =>
      card.show(map.latLngToContainerPoint(at), cardOf(row, said, address(row.ref)));
    marker.on("mouseover", show);
    marker.on("mouseout", card.leave);
    node.addEventListener("focus", show);
    node.addEventListener("blur", card.leave);
    act(marker, () => {
      card.close();
      opened(row.ref);
    });
  };

  /** Go nearer where that parts the incidents; where they share a point, fan them out. */
  const enter = (rows) => {
    const { x, y } = now.table;
    const wide = (values) => {
      const [least, most] = rangeOf(values, rows);
      return most - least;
    };
    const near = wide(x) < TOO_NEAR && wide(y) < TOO_NEAR;
    if (near || map.getZoom() >= map.getMaxZoom()) {
      now.fanned = now.fanned === clusterKey(rows) ? "" : clusterKey(rows);
      draw();
    } else {
      map.fitBounds(boundsOf(now.table, rows), { padding: [60, 60], maxZoom: map.getZoom() + 3 });
    }
  };

  /** Circles of those that stand alone; what a number stands for has none until one goes nearer. */
  const drawReaches = (shown) => {
    const { lat, lon, radius, precision } = now.table;
    const wanted = new Map();
    for (const { rows } of shown) {
      const [i] = rows;
      // A comparison with NaN is false: no circle without a radius.
      if (rows.length === 1 && precision[i] > EXACT && radius[i] > 0) {
        wanted.set(`${lon[i]} ${lat[i]} ${radius[i]}`, i);
      }
    }
    for (const [key, circle] of circles) {
      if (!wanted.has(key)) {
        reaches.removeLayer(circle);
        circles.delete(key);
      }
    }
    for (const [key, i] of wanted) {
      if (!circles.has(key)) {
        const style = { className: "map-reach", fillColor: "url(#reach-fade)", fillOpacity: 1 };
        const options = { ...style, radius: radius[i], interactive: false, pane: "reaches" };
        circles.set(key, L.circle([lat[i], lon[i]], options).addTo(reaches));
      }
    }
  };

  map.on("moveend zoomend", draw);
  map.on("movestart zoomstart", card.close);
  map.on("zoomstart", () => {
    now.fanned = "";
  });
  return {
    show(table, rows) {
      now.turn += now.table === table ? 0 : 1;
      Object.assign(now, { table, rows });
      draw();
    },
    /** Mark where an incident is, alone or within a number; with "" nothing is marked. */
    point(ref) {
      for (const marker of held.values()) {
        const here = ref !== "" && marker.rows.some((i) => now.table.ref[i] === ref);
        marker.getElement()?.classList.toggle("spot-pointed", here);
      }
    },
    /** The marker of an incident, null where it is in a cluster or out of sight. */
    markerOf: (ref) => map.getContainer().querySelector(`.spot[data-ref="${ref}"]`),
  };
}

/** Do something at a click and at the keys of a button, which the map leaves to others. */
function act(marker, done) {
  marker.on("click", done);
  marker.getElement().addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      done();
    }
  });
}
