// The layer of incidents: markers, clusters, circles of what is uncertain, cards on hover.
//
// Marker elements are kept, so that focus is not lost when the map moves or the filter changes, and
// so that a step of the brush writes numbers anew and makes no elements. Where many incidents are
// in view, numbers stand wider apart, and squares on a canvas show between them where all lie.

import { refOf, rowOf, rowOfRef } from "../explorer/table.js";
import { createSlices } from "../lib/slices.js";
import { CLUSTER, SPOT } from "./badge.js";
import { circlesOf } from "./circles.js";
import { around, boundsOf, CLOSE, groupsOf, rangeOf, rowsOf, WIDE } from "./clusters.js";
import { createDensity } from "./density.js";
import { fanOut } from "./fan.js";
import { cellAt, countsOf, FINE, gridOf, placesOf } from "./grid.js";
import { createHoverCard } from "./hover.js";
import { labelsOf } from "./labels.js";
import { createMoving } from "./moving.js";
import { createPointing } from "./pointing.js";
import { createReaches } from "./reaches.js";
import { createSpots } from "./spots.js";

const TILE = 256;
const APART = 4;
const FANNED = 40;
const MARGIN = 80;
const TOO_NEAR = 1e-7;
const STEP_NEARER = 2;

// From how many incidents in view on those that would cover each other are a number, be they few.
const CROWD = 80;

/** From how many incidents in view on squares are drawn and numbers stand wider apart. */
export const MANY = 400;

/**
 * A layer on `map`; `said` are words and signs, `address` gives the page of an incident, `titles`
 * knows what it is called, and `opened` is called with its reference. Returns {show(table, rows, quick),
 * settle(), point(ref), markerOf(ref)}.
 */
export function createIncidents(map, said, { address, titles, opened }) {
  const reaches = createReaches(map);
  const density = createDensity(map);
  const moving = createMoving(map, said);
  const later = createSlices();
  const now = {
    table: null,
    rows: null,
    wanted: [],
    fanned: "",
    turn: 0,
    grid: null,
    counts: null,
    dense: false,
    crowded: false,
  };
  // The cells of all rows, by width: they stay while the map and the table do.
  const cells = new Map();
  const card = createHoverCard(map.getContainer());
  const on = { card, address, titles, opened };
  const spots = createSpots(map, said, { ...on, entered: (one) => enter(one) });
  createPointing(map, said, {
    ...on,
    now: () => (now.dense ? { table: now.table, rows: now.rows, size: worldSize() } : null),
  });

  const worldSize = () => TILE * 2 ** map.getZoom();

  const alone = () => now.wanted.filter(({ one }) => one !== undefined).map(({ one }) => one);
  const circles = () => circlesOf(now.table, alone(), worldSize(), now.box);
  const isPainted = () => map.getContainer().classList.contains("is-moving");

  /** Paint what was laid out: a picture without buttons, which takes a part of a frame. */
  const paint = () => {
    moving.show(now.table, now.wanted, circles(), now.box);
    map.getContainer().classList.add("is-moving");
  };

  /** Put what was laid out there as elements, with room among the names. */
  const place = () => {
    const { table, wanted } = now;
    moving.hide();
    map.getContainer().classList.remove("is-moving");
    spots.show(table, wanted);
    reaches.show(table, circles());
    labelsOf(map).avoid(wanted.map(roomOf));
    titles.want(alone().map((row) => rowOf(table, row)));
  };

  const settle = () => {
    if (isPainted()) {
      place();
    }
  };

  /** Lay out and draw what there is; where many are in view, or `quick`, it is only painted. */
  const draw = (quick = false) => {
    now.wanted = laidOut();
    if (quick || now.dense || isPainted()) {
      paint();
    } else {
      place();
    }
  };

  /** The same incidents on another part of the map, or in other colours. */
  const again = () => {
    density.fresh();
    if (now.table !== null) {
      draw();
      later([settle]);
    }
  };

  /** What is to be drawn: {key, at, from, count, one}; `from` where a leg begins, `one` its row. */
  const laidOut = () => {
    const size = worldSize();
    const { min, max } = map.getPixelBounds();
    const box = [min.x - MARGIN, min.y - MARGIN, max.x + MARGIN, max.y + MARGIN];
    now.box = { left: min.x, top: min.y, wide: max.x - min.x, high: max.y - min.y };
    drawDensity(size, box);
    const [cell, few] = [now.dense ? WIDE : CLOSE, now.crowded ? 1 : APART];
    const { grid, places } = cellsOf(size, box, cell);
    const groups = groupsOf(now.table, now.rows, grid, places, few);
    now.grid = grid;
    const parted = groups.flatMap((group) =>
      isApart(group) ? group.rows.map((one) => ({ ...group, one })) : [group],
    );
    const boxes = parted.map(({ x, y, one }) => {
      const own =
        one === undefined ? { x, y } : { x: now.table.x[one] * size, y: now.table.y[one] * size };
      const side = one === undefined ? CLUSTER : SPOT;
      return { ...own, width: side, height: side };
    });
    return fanOut(boxes, 2).flatMap(({ dx, dy }, n) => {
      const { x, y } = boxes[n];
      const one = placed(parted[n], [x, y], [x + dx, y + dy]);
      return one.fanned ? [one, ...fanned(one, x + dx, y + dy)] : [one];
    });
  };

  const cellsOf = (size, box, cell) => {
    const grid = gridOf(size, box, cell);
    const key = Object.values(grid).join(" ");
    if (cells.get(cell)?.key !== key || cells.get(cell).table !== now.table) {
      cells.set(cell, { key, table: now.table, grid, places: placesOf(now.table, grid) });
    }
    return cells.get(cell);
  };

  const drawDensity = (size, box) => {
    const { grid: fine, places } = cellsOf(size, box, now.table.fine ?? FINE);
    const { counts, total, most } = countsOf(now.table, now.rows, fine, places, now.counts);
    now.counts = counts;
    now.dense = total >= MANY;
    now.crowded = total >= CROWD;
    if (now.dense) {
      density.show(fine, counts, most);
    } else {
      density.hide();
    }
  };

  // A row of a tile that stands for one incident of many may not say which.
  const isApart = ({ rows, count }) =>
    rows.length === count && rows.every((i) => now.table.number[i] > 0);

  const placed = (group, from, to) => {
    const at = map.unproject(to);
    const moved = from[0] !== to[0] || from[1] !== to[1];
    const key = group.one === undefined ? cellKey(group) : spotKey(group.one);
    const leg = moved ? map.unproject(from) : null;
    const isFanned = group.one === undefined && now.fanned === key;
    return { ...group, key, at, from: leg, fanned: isFanned };
  };

  // What a day leaves out of an incident is another table, and another marker.
  const spotKey = (one) => `${now.turn} ${refOf(now.table, one)}`;

  const cellKey = ({ cells }) => {
    const { cell, left, top, columns } = now.grid;
    const [column, line] = [left + (cells[0] % columns), top + Math.floor(cells[0] / columns)];
    return `${map.getZoom()} ${cell} ${column} ${line}`;
  };

  const fanned = (group, x, y) => {
    const first = rowsOf(now.table, now.rows, now.grid, group).slice(0, FANNED);
    return around(first.length, SPOT + 6).map(({ dx, dy }, n) =>
      placed({ count: 1, one: first[n], cells: [] }, [x, y], [x + dx, y + dy]),
    );
  };

  /** Go nearer where that parts the incidents; where they share a point, fan them out. */
  const enter = (group) => {
    const { x, y, weight } = now.table;
    const rows = rowsOf(now.table, now.rows, now.grid, group);
    const wide = (values) => {
      const [least, most] = rangeOf(values, rows);
      return most - least;
    };
    const near = wide(x) < TOO_NEAR && wide(y) < TOO_NEAR;
    if (weight !== undefined && rows.length < group.count) {
      map.setView(group.at, Math.min(map.getZoom() + STEP_NEARER, map.getMaxZoom()));
    } else if (near || map.getZoom() >= map.getMaxZoom()) {
      now.fanned = now.fanned === group.key ? "" : group.key;
      now.wanted = laidOut();
      place();
    } else {
      map.fitBounds(boundsOf(now.table, rows), { padding: [60, 60], maxZoom: map.getZoom() + 3 });
    }
  };

  map.on("moveend", again);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  map.on("movestart zoomstart", card.close);
  map.on("zoomstart", () => {
    now.fanned = "";
  });
  return {
    /**
     * Show rows of a table. With `quick`, and where many are in view, they are painted, and become
     * buttons when `settle` is called.
     */
    show(table, rows, quick) {
      now.turn += keyOf(now.table) === keyOf(table) ? 0 : 1;
      Object.assign(now, { table, rows });
      draw(quick);
    },
    /** Make buttons of what is painted. */
    settle,
    /** Mark where an incident is, alone or within a number; with "" nothing is marked. */
    point(ref) {
      const row = ref === "" || now.table === null ? -1 : rowOfRef(now.table, ref);
      const cell = row === -1 ? -1 : cellAt(now.grid, now.table.x[row], now.table.y[row]);
      spots.point(row, cell);
    },
    /** The marker of an incident, null where it is in a cluster or out of sight. */
    markerOf: (ref) => map.getContainer().querySelector(`.spot[data-ref="${ref}"]`),
  };
}

// Tables read from tiles are made anew at each move of the map, and say what they are of.
const keyOf = (table) => table?.key ?? table;

const roomOf = ({ at, one }) => {
  const side = one === undefined ? CLUSTER : SPOT;
  return { lat: at.lat, lon: at.lng, width: side, height: side };
};
