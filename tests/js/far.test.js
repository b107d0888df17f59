import assert from "node:assert/strict";
import { test } from "node:test";
import {
  barsOfAnswer,
  countsOfAnswer,
  lastingOfAnswer,
  rowOfRecord,
} from "../../static/js/explorer/series.js";
import { rowOf } from "../../static/js/explorer/table.js";
import { tableOfFeatures, tilesIn } from "../../static/js/explorer/tiles.js";
import { groupsOf } from "../../static/js/map/clusters.js";
import { gridOf } from "../../static/js/map/grid.js";
import { intervalsOf } from "../../static/js/timeline/buckets.js";
import { december, indexOf } from "./index.js";

const { codes } = indexOf();

test("the tiles of a view are those it touches, within the world", () => {
  assert.deepEqual(tilesIn(1, [200, -50, 300, 100]), [
    { z: 1, x: 0, y: 0 },
    { z: 1, x: 1, y: 0 },
  ]);
});

const point = {
  ref: "NK-2020-0012",
  title: "Clash",
  x: 0.63,
  y: 0.38,
  type: "ground_clash",
  starts_on: "2020-12-12",
  ends_on: "2020-12-13",
  date_precision: 2,
  precision: 2,
  radius_m: 3000,
  occurrence: "agreed",
  responsibility: "contested",
  sides: "armenia,peacekeepers",
};
const cell = { x: 0.63, y: 0.3801, count: 5, armenia: 4, azerbaijan: 3 };

test("a point of a tile is a row like one of the index", () => {
  const table = tableOfFeatures([point], codes);
  const { lon, lat, ...row } = rowOf(table, 0);
  assert.deepEqual(row, {
    ref: "NK-2020-0012",
    title: "Clash",
    first: december(12),
    last: december(13),
    datePrecision: 2,
    type: "ground_clash",
    sides: ["armenia", "peacekeepers"],
    assessment: ["agreed", "contested"],
    precision: 2,
    radius: 3000,
  });
  assert.ok(Math.abs(lon - 46.8) < 1e-9);
  assert.ok(lat > 39 && lat < 41);
});

test("cells and points are counted together, and a cell has no reference", () => {
  const table = tableOfFeatures([point, cell], codes);
  const size = 256 * 2 ** 6;
  const rows = Uint32Array.of(0, 1);
  const [group] = groupsOf(table, rows, gridOf(size, [0, 0, size, size], 56));
  assert.equal(group.count, 6);
  assert.deepEqual([...group.bySide], [5, 3, 1]);
  assert.deepEqual([...table.number], [12, 0]);
});

test("the widest cells of a view count for all", () => {
  const fine = (...found) => tableOfFeatures(found, codes).fine;
  assert.equal(fine(point, { ...cell, width: 128 }), 8);
  assert.equal(fine({ ...cell, width: 128 }, { ...cell, width: 256 }), 16);
});

test("a bar of the server is divided as it says, apart by whether days are exact", () => {
  const [bar] = barsOfAnswer(
    {
      buckets: [
        {
          starts_on: "2020-12-01",
          ends_on: "2020-12-31",
          total: 4,
          shares: { exact: { armenia: 2.5, azerbaijan: 0.5 }, vague: { azerbaijan: 1 } },
        },
      ],
    },
    codes,
  );
  assert.deepEqual([bar.first, bar.last, bar.total], [december(1), december(31), 4]);
  assert.deepEqual([...bar.exact], [2.5, 0.5, 0]);
  assert.deepEqual([...bar.vague], [0, 1, 0]);
});

test("lines of several days are those the browser would place itself", () => {
  const days = (first, last, precision) => ({
    starts_on: `2020-12-0${first}`,
    ends_on: `2020-12-0${last}`,
    date_precision: precision,
  });
  const lasting = [days(1, 4, 1), days(3, 5, 2)];
  const { table, rows, several } = lastingOfAnswer({ lasting, several_days: 7 });
  const { placed } = intervalsOf(table, rows, [december(1), december(31)], 4);
  assert.deepEqual(placed, [
    { first: december(1), last: december(4), vague: false, lane: 0 },
    { first: december(3), last: december(5), vague: true, lane: 1 },
  ]);
  assert.equal(several, 7);
});

test("counts of the server stand in the order of the codes", () => {
  const counts = countsOfAnswer(
    { type: { mine: 2 }, side: { armenia: 1 }, assessment: {}, precision: { 2: 5 } },
    codes,
  );
  assert.deepEqual(counts.type, [0, 0, 2]);
  assert.deepEqual(counts.side, [1, 0, 0]);
  assert.deepEqual(counts.initiator, [0, 0, 0]);
  assert.equal(counts.precision[2], 5);
});

test("a record of the list without coordinates is a row without", () => {
  const row = rowOfRecord({
    ref: "NK-2020-0001",
    title: "Fire",
    lon: null,
    lat: null,
    starts_on: "2020-12-01",
    ends_on: "2020-12-01",
    date_precision: 1,
    type: "mine",
    sides: [],
    occurrence: "agreed",
    responsibility: "not_stated",
    precision: null,
    radius_m: null,
  });
  assert.deepEqual([row.lon, row.radius, row.first], [Number.NaN, null, december(1)]);
});
