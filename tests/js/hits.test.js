import assert from "node:assert/strict";
import { test } from "node:test";
import { tableOf } from "../../static/js/explorer/table.js";
import { createHits, placeIn } from "../../static/js/map/hits.js";
import { indexOf, randomIndex, UNMAPPED } from "./index.js";

test("what lies near a point is what measuring every distance finds, among those asked for", () => {
  const table = tableOf(randomIndex(800, 4));
  const hits = createHits();
  const rows = Uint32Array.from(table.day.keys()).filter((i) => i % 3 !== 0);
  for (const [n, reach] of [
    [1, 0.0001],
    [5, 0.001],
    [7, 0.01],
  ]) {
    const [x, y] = [table.x[n] || 0.63, table.y[n] || 0.38];
    const near = rows.filter((i) => Math.hypot(table.x[i] - x, table.y[i] - y) <= reach);
    assert.deepEqual(hits(table, rows, x, y, reach), near);
  }
});

test("nothing is near where nothing is mapped, and another table is another index", () => {
  const hits = createHits();
  const none = tableOf(indexOf(UNMAPPED));
  assert.equal(hits(none, Uint32Array.of(0), 0.63, 0.38, 1).length, 0);
  const one = tableOf(indexOf({}));
  assert.deepEqual(hits(one, Uint32Array.of(0), one.x[0], one.y[0], 0.001), Uint32Array.of(0));
});

test("rows are found among rows in order", () => {
  const rows = Uint32Array.of(2, 3, 9);
  assert.deepEqual(
    [2, 3, 9, 4, 10].map((row) => placeIn(rows, row)),
    [0, 1, 2, -1, -1],
  );
});
