import assert from "node:assert/strict";
import { test } from "node:test";
import { tableOf } from "../../static/js/explorer/table.js";
import { around, boundsOf, groupsOf } from "../../static/js/map/clusters.js";
import { besides } from "../../static/js/map/hover.js";
import { arcsOf } from "../../static/js/map/rings.js";
import { indexOf } from "./index.js";

const WORLD = 256 * 2 ** 8;
const EVERYWHERE = [0, 0, WORLD, WORLD];
const table = tableOf(
  indexOf({ lon: 46.8 }, { lon: 46.81 }, { lon: 48 }, { lon: null, lat: null, precision: null }),
);

test("incidents that would cover each other are one group, others stand alone", () => {
  const groups = groupsOf(table, [0, 1, 2, 3], WORLD, EVERYWHERE);
  assert.deepEqual(
    groups.map(({ rows }) => rows),
    [[0, 1], [2]],
  );
});

test("nearer by they part", () => {
  const groups = groupsOf(table, [0, 1], WORLD * 64, [0, 0, WORLD * 64, WORLD * 64]);
  assert.equal(groups.length, 2);
});

test("an edge of the grid parts none", () => {
  const cell = 56;
  const edge = Math.floor((0.63 * WORLD) / cell) * cell;
  const lon = (x) => (x / WORLD - 0.5) * 360;
  const two = tableOf(indexOf({ lon: lon(edge - 2) }, { lon: lon(edge + 2) }));
  assert.deepEqual(groupsOf(two, [0, 1], WORLD, EVERYWHERE)[0].rows, [0, 1]);
});

test("what is out of sight is left out", () => {
  assert.deepEqual(groupsOf(table, [0], WORLD, [0, 0, 10, 10]), []);
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
