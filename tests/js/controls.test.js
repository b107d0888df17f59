import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf } from "../../static/js/explorer/known.js";
import { readForm } from "../../static/js/explorer/panel.js";
import { queryOf, stateOf } from "../../static/js/explorer/state.js";
import { december } from "./index.js";

const DAYS = [11, 12, 13, 16].map(december);

test("the slider stands at the last day of issue by then, and at its end for all", () => {
  assert.equal(placeOf(december(12), DAYS), 1);
  assert.equal(placeOf(december(15), DAYS), 2);
  assert.equal(placeOf(december(1), DAYS), 0);
  assert.equal(placeOf(null, DAYS), 4);
});

test("a form is read into the filter and leaves the view as it was", () => {
  const state = readForm(
    [
      ["q", " fire "],
      ["from", "2020-12-11"],
      ["to", ""],
      ["side", "armenia"],
    ],
    stateOf("side=azerbaijan&map=8/39.5/46.8"),
  );
  assert.equal(queryOf(state), "from=2020-12-11&side=armenia&q=fire&map=8/39.5/46.8");
});

for (const [name, value] of [
  ["from", "yesterday"],
  ["bbox", "1,2"],
  ["bbox", "47,39,46,40"],
  ["casualties_min", "-1"],
]) {
  test(`a form with ${name} ${value} is left to the server, which says what is wrong`, () => {
    assert.equal(readForm([[name, value]], stateOf("")), null);
  });
}

test("days out of order are left to the server too", () => {
  const days = [
    ["from", "2020-12-12"],
    ["to", "2020-12-11"],
  ];
  assert.equal(readForm(days, stateOf("")), null);
});
