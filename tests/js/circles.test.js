import assert from "node:assert/strict";
import { test } from "node:test";
import { circlesOf } from "../../static/js/map/circles.js";

const WORLD = 256 * 2 ** 11;
const VIEW = { wide: 600, high: 400 };
const KM = 1000;

/** Columns of incidents at one latitude: {lon, km, precision} each. */
function tableOf(...incidents) {
  return {
    lat: incidents.map(() => 39.8),
    lon: incidents.map(({ lon }) => lon),
    radius: incidents.map(({ km }) => km * KM),
    precision: incidents.map(({ precision = 3 }) => precision),
  };
}

test("what is exact has no circle, and incidents that share theirs have one", () => {
  const table = tableOf(
    { lon: 46.8, km: 5 },
    { lon: 46.8, km: 5 },
    { lon: 46.9, km: 5, precision: 1 },
    { lon: 47, km: 2 },
  );
  const found = circlesOf(table, [0, 1, 2, 3], WORLD, VIEW);
  assert.deepEqual(
    found.map(({ row, fades }) => [row, fades]),
    [
      [3, true],
      [1, true],
    ],
  );
  // A kilometre on the ground at this latitude and zoom.
  const pixel = (40_075_016.686 * Math.cos((39.8 * Math.PI) / 180)) / WORLD;
  assert.ok(Math.abs(found[0].pixels - (2 * KM) / pixel) < 1e-9);
});

test("of many large circles only the smaller ones fade, so that the map stays light", () => {
  const table = tableOf(...[...new Array(9).keys()].map((n) => ({ lon: 46 + n / 10, km: 40 - n })));
  const found = circlesOf(table, [...table.lat.keys()], WORLD, VIEW);
  assert.deepEqual(found.map(({ row, fades }) => [row, fades]).slice(0, 3), [
    [8, true],
    [7, false],
    [6, false],
  ]);
});
