import assert from "node:assert/strict";
import { test } from "node:test";
import { legible } from "../../static/js/map/names.js";

const box = (x) => ({ x, y: 0, width: 10, height: 10 });

test("a name that would touch an earlier one is left out", () => {
  assert.deepEqual(legible([box(0), box(5), box(20)]), [true, false, true]);
});

test("a name that was left out hides no other", () => {
  assert.deepEqual(legible([box(0), box(8), box(16)]), [true, false, true]);
});
