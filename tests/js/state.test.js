import assert from "node:assert/strict";
import { test } from "node:test";
import {
  cleared,
  EMPTY,
  filterQueryOf,
  queryOf,
  roundedBox,
  serverQueryOf,
  stateOf,
  without,
} from "../../static/js/explorer/state.js";

const FULL =
  "from=2020-12-01&to=2020-12-16&bbox=46.5,39.1,47,40&type=ground_clash&type=mine" +
  "&side=armenia&initiator=not_stated&assessment=denied&place=hadrut&precision=2" +
  "&casualties_min=3&q=a+b&known_on=2020-12-13&sort=oldest&map=8/39.5/46.8" +
  "&span=2020-11-10..2020-12-31&open=NK-2020-0003";

test("a state written and read again is the same, in the order of the server", () => {
  assert.equal(queryOf(stateOf(FULL)), FULL);
});

test("an empty address asks for nothing", () => {
  assert.deepEqual(stateOf("?from=&side=&q="), { ...EMPTY });
  assert.equal(queryOf(stateOf("")), "");
});

test("repeated values are kept once and in order", () => {
  assert.deepEqual(stateOf("type=mine&type=ground_clash&type=mine").type, ["ground_clash", "mine"]);
});

test("other addresses get the filter without the view", () => {
  const query = filterQueryOf(stateOf(FULL));
  assert.equal(query.endsWith("known_on=2020-12-13"), true);
});

test("only what the browser cannot answer is asked of the server", () => {
  assert.equal(serverQueryOf(stateOf(FULL)), "place=hadrut&q=a+b&known_on=2020-12-13");
});

test("one value is taken away and the others stay", () => {
  const state = without(stateOf(FULL), "type", "mine");
  assert.deepEqual(state.type, ["ground_clash"]);
  assert.deepEqual(without(state, "bbox", "46.5,39.1,47,40").bbox, null);
  assert.equal(without(state, "precision", "2").precision, null);
});

test("clearing leaves the view as it is", () => {
  assert.equal(
    queryOf(cleared(stateOf(FULL))),
    "sort=oldest&map=8/39.5/46.8&span=2020-11-10..2020-12-31&open=NK-2020-0003",
  );
});

test("a least number of nought is kept as it was asked", () => {
  assert.equal(queryOf(stateOf("casualties_min=0")), "casualties_min=0");
});

test("a box has the digits that its address has", () => {
  assert.deepEqual(roundedBox([46.123456, 39, 47.00004, 40.1]), [46.1235, 39, 47, 40.1]);
});

test("the switch of earlier areas stands in the address and does not filter", () => {
  const state = stateOf("?earlier=yes&side=armenia");
  assert.equal(state.earlier, true);
  assert.equal(queryOf(state), "side=armenia&earlier=yes");
  assert.equal(filterQueryOf(state), "side=armenia");
  assert.equal(queryOf({ ...state, earlier: false }), "side=armenia");
});
