import assert from "node:assert/strict";
import { test } from "node:test";
import { tableOf } from "../../static/js/explorer/table.js";
import { around, boundsOf, CLOSE, groupsOf, rowsOf } from "../../static/js/map/clusters.js";
import { countsOf, FINE, gridOf, placesOf, stepOf } from "../../static/js/map/grid.js";
import { besides } from "../../static/js/map/hover.js";
import { arcsOf } from "../../static/js/map/rings.js";
import { indexOf, randomIndex, UNMAPPED } from "./index.js";

const WORLD = 256 * 2 ** 8;
const EVERYWHERE = [0, 0, WORLD, WORLD];
const table = tableOf(
  indexOf({ lon: 46.8, sides: 0b011 }, { lon: 46.81, sides: 0b001 }, { lon: 48 }, UNMAPPED),
);
const all = (some) => Uint32Array.from(some.day.keys());
const grouped = (some, rows, size, box) => groupsOf(some, rows, gridOf(size, box, CLOSE));

test("incidents that would cover each other are one group, others stand alone", () => {
  const groups = grouped(table, all(table), WORLD, EVERYWHERE);
  assert.deepEqual(
    groups.map(({ rows, count, bySide }) => [rows, count, [...bySide]]),
    [
      [[0, 1], 2, [2, 1, 0]],
      [[2], 1, [1, 0, 0]],
    ],
  );
});

test("nearer by they part", () => {
  const [x, y] = [table.x[0] * WORLD * 64, table.y[0] * WORLD * 64];
  const groups = grouped(table, [0, 1], WORLD * 64, [x - 400, y - 400, x + 400, y + 400]);
  assert.equal(groups.length, 2);
});

test("an edge of the grid parts none", () => {
  const edge = Math.floor((0.63 * WORLD) / CLOSE) * CLOSE;
  const lon = (x) => (x / WORLD - 0.5) * 360;
  const two = tableOf(indexOf({ lon: lon(edge - 2) }, { lon: lon(edge + 2) }));
  assert.deepEqual(grouped(two, [0, 1], WORLD, EVERYWHERE)[0].rows, [0, 1]);
});

test("what is out of sight is left out", () => {
  assert.deepEqual(grouped(table, [0], WORLD, [0, 0, 10, 10]), []);
});

test("groups hold every incident once, and their rows are found again", () => {
  const full = tableOf(randomIndex(900, 5));
  const grid = gridOf(WORLD, EVERYWHERE, CLOSE);
  const groups = groupsOf(full, all(full), grid);
  const held = groups.flatMap((group) => [...rowsOf(full, all(full), grid, group)]);
  const mapped = [...all(full)].filter((i) => !Number.isNaN(full.lon[i]));
  assert.deepEqual(
    held.toSorted((a, b) => a - b),
    mapped,
  );
  for (const group of groups) {
    const rows = [...rowsOf(full, all(full), grid, group)];
    assert.equal(rows.length, group.count);
    const speaks = (bit) => rows.filter((i) => full.sides[i] & (1 << bit)).length;
    assert.deepEqual([...group.bySide], [0, 1, 2].map(speaks));
    const middle = rows.reduce((sum, i) => sum + full.x[i] * WORLD, 0) / rows.length;
    assert.ok(Math.abs(group.x - middle) < 1e-6);
  }
});

test("moving the map moves no incident into another cell", () => {
  const full = tableOf(randomIndex(200, 6));
  const cells = (box) => {
    const grid = gridOf(WORLD, box, FINE);
    const { counts, total } = countsOf(full, all(full), grid, placesOf(full, grid));
    const found = new Set();
    counts.forEach((count, cell) => {
      const [column, line] = [cell % grid.columns, Math.floor(cell / grid.columns)];
      found.add(count && `${grid.left + column} ${grid.top + line} ${count}`);
    });
    return [found, total];
  };
  const [left, top] = [0.62 * WORLD, 0.37 * WORLD];
  const [one, total] = cells([left, top, left + 900, top + 900]);
  const [other] = cells([left + 3, top - 7, left + 903, top + 893]);
  assert.equal(total, full.lon.filter((lon) => !Number.isNaN(lon)).length);
  assert.deepEqual(one, other);
});

test("squares are darker for more, in five steps", () => {
  assert.deepEqual(
    [1, 2, 10, 100, 1000].map((count) => stepOf(count, 1000)),
    [1, 1, 2, 4, 5],
  );
  assert.equal(stepOf(1, 1), 1);
});

test("markers around a point stand apart", () => {
  const places = around(20, 44);
  const gaps = places.flatMap((one, i) =>
    places.slice(i + 1).map((other) => Math.hypot(one.dx - other.dx, one.dy - other.dy)),
  );
  assert.equal(places.length, 20);
  assert.ok(Math.min(...gaps) >= 40);
});

test("a ring is divided by shares, clockwise from the top", () => {
  const arcs = arcsOf(
    [
      { code: "a", share: 1 },
      { code: "b", share: 0 },
      { code: "c", share: 1 },
    ],
    20,
    10,
  );
  assert.deepEqual(
    arcs.map(({ code, x, y }) => [code, x, y]),
    [
      ["a", 30, 20],
      ["c", 10, 20],
    ],
  );
  assert.equal(arcs[0].path, "M20 10A10 10 0 0 1 20 30");
});

test("a ring of one side closes", () => {
  const [arc] = arcsOf([{ code: "a", share: 3 }], 20, 10);
  assert.equal(arc.path, "M20 10A10 10 0 0 1 20 30A10 10 0 0 1 20 10");
});

test("a card leaves its marker free", () => {
  const size = { width: 200, height: 150 };
  assert.deepEqual(besides({ x: 300, y: 300 }, size, 600, 500), { left: 200, top: 124 });
  assert.deepEqual(besides({ x: 300, y: 100 }, size, 600, 500), { left: 200, top: 126 });
  assert.deepEqual(besides({ x: 100, y: 120 }, size, 600, 240), { left: 126, top: 45 });
});

test("bounds hold all rows with coordinates, however many there are", () => {
  const count = 200_000;
  const lat = Float64Array.from({ length: count }, (_value, n) => 39 + (n % 100) / 100);
  const lon = Float64Array.from({ length: count }, (_value, n) => 46 + (n % 200) / 100);
  lat[7] = Number.NaN;
  lon[7] = Number.NaN;
  const rows = [...lat.keys()];
  assert.deepEqual(boundsOf({ lat, lon }, rows), [
    [39, 46],
    [39.99, 47.99],
  ]);
  assert.equal(boundsOf({ lat, lon }, [7]), null);
});
