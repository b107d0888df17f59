import assert from "node:assert/strict";
import { test } from "node:test";
import { codesIn, mapped, rowsOf } from "../../static/js/map/columns.js";

const index = {
  columns: {
    ref: ["NK-2020-0001", "NK-2020-0002"],
    title: ["Clash", "Fire"],
    lon: [47.0, null],
    lat: [39.5, null],
    day: [18608, 18609],
    day_to: [18608, 18610],
    type: [1, 0],
    sides: [0b101, 0],
    assessment: [0b11, 0b10],
    precision: [2, null],
    radius_m: [5000, null],
  },
  codes: {
    type: ["small_arms_fire", "ground_clash"],
    sides: ["armenia", "azerbaijan", "independent"],
    assessment: ["agreed", "contested"],
  },
};

test("bit sets become codes in the order of their list", () => {
  assert.deepEqual(codesIn(0b110, ["a", "b", "c"]), ["b", "c"]);
  assert.deepEqual(codesIn(0, ["a", "b"]), []);
});

test("columns become rows with codes in place of numbers", () => {
  const [first] = rowsOf(index);
  assert.equal(first.type, "ground_clash");
  assert.deepEqual(first.sides, ["armenia", "independent"]);
  assert.deepEqual(first.assessment, ["agreed", "contested"]);
  assert.equal(first.radius, 5000);
});

test("incidents without coordinates are not drawn", () => {
  assert.deepEqual(
    mapped(rowsOf(index)).map(({ ref }) => ref),
    ["NK-2020-0001"],
  );
});
