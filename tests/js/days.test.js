import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoOf, startAfter, startOf } from "../../static/js/lib/days.js";

const start = (text, unit) => isoOf(startOf(dayOf(text), unit));

test("a day and its number say the same", () => {
  assert.equal(dayOf("1970-01-02"), 1);
  assert.equal(isoOf(dayOf("2020-12-12")), "2020-12-12");
});

test("what is no day is null", () => {
  assert.deepEqual(["", "2020-02-30", "12.12.2020"].map(dayOf), [null, null, null]);
});

test("weeks begin on Monday, months on their first", () => {
  assert.equal(start("2020-12-13", "week"), "2020-12-07");
  assert.equal(start("2020-12-07", "week"), "2020-12-07");
  assert.equal(start("2020-12-13", "month"), "2020-12-01");
  assert.equal(start("2020-12-13", "year"), "2020-01-01");
});

test("the next unit may be in the next year, the one before in the last", () => {
  assert.equal(isoOf(startAfter(dayOf("2020-12-31"), "month")), "2021-01-01");
  assert.equal(isoOf(startAfter(dayOf("2020-12-31"), "week")), "2021-01-04");
  assert.equal(isoOf(startAfter(dayOf("2020-01-31"), "month", -1)), "2019-12-01");
});
