import assert from "node:assert/strict";
import { test } from "node:test";
import { pass, questionOf, shownDay } from "../../static/js/explorer/filter.js";
import { stateOf } from "../../static/js/explorer/state.js";
import { extentOf, rowOf, tableOf } from "../../static/js/explorer/table.js";
import { december, indexOf } from "./index.js";

const table = tableOf(
  indexOf(
    { day: december(12), sides: 0b011, initiators: 0b011, assessment: 0b01001, casualties: 5 },
    { day: december(8), day_to: december(10), type: 0, sides: 0b010, precision: 3 },
    { day: december(16), lon: null, lat: null, precision: null, radius_m: null, sides: 0b100 },
  ),
);
const asked = (query) => pass(table, questionOf(stateOf(query), table.codes));

for (const [query, rows] of [
  ["", [0, 1, 2]],
  ["from=2020-12-10", [0, 1, 2]],
  ["from=2020-12-11", [0, 2]],
  ["to=2020-12-08", [1]],
  ["from=2020-12-09&to=2020-12-09", [1]],
  ["bbox=46.8,39.5,47,40", [0, 1]],
  ["bbox=46.9,39.5,47,40", []],
  ["type=small_arms_fire", [1]],
  ["type=small_arms_fire&type=ground_clash", [0, 1, 2]],
  ["side=azerbaijan", [0, 1]],
  ["side=azerbaijan&side=peacekeepers", [0, 1, 2]],
  ["initiator=armenia", [0]],
  ["assessment=agreed", [0]],
  ["assessment=contested", [0]],
  ["precision=2", [0]],
  ["precision=7", [0, 1]],
  ["casualties_min=5", [0]],
  ["casualties_min=6", []],
  ["casualties_min=0", [0, 1, 2]],
  ["side=azerbaijan&type=ground_clash", [0]],
]) {
  test(`${query || "nothing asked"} leaves rows ${rows}`, () => {
    assert.deepEqual(asked(query).matching, rows);
  });
}

test("the timeline keeps what only the days leave out", () => {
  assert.deepEqual(asked("side=azerbaijan&to=2020-12-08").overTime, [0, 1]);
});

test("a choice is counted with everything asked but its own group", () => {
  const { counts } = asked("side=azerbaijan&type=ground_clash");
  assert.deepEqual([...counts.type], [1, 1, 0]);
  assert.deepEqual([...counts.side], [1, 1, 1]);
});

test("a precision is counted with all that is more exact, and only what is mapped", () => {
  assert.deepEqual([...asked("").counts.precision].slice(1), [0, 1, 2, 2, 2, 2, 2]);
});

test("incidents without coordinates are counted", () => {
  assert.equal(asked("").unmapped, 1);
  assert.equal(asked("bbox=-180,-90,180,90").unmapped, 0);
});

test("a row is told with its codes", () => {
  const row = rowOf(table, 0);
  assert.deepEqual(row.sides, ["armenia", "azerbaijan"]);
  assert.deepEqual(row.assessment, ["agreed", "contested"]);
  assert.equal(rowOf(table, 2).precision, null);
});

test("the extent reaches from the first day to the last", () => {
  assert.deepEqual(extentOf(table), [december(8), december(16)]);
  assert.equal(extentOf(tableOf(indexOf())), null);
});

test("areas are drawn for the last day asked for, else for the newest shown", () => {
  assert.equal(shownDay(stateOf("to=2020-12-01"), table, [0]), december(1));
  assert.equal(shownDay(stateOf(""), table, [0, 2]), december(16));
  assert.equal(shownDay(stateOf("from=2020-12-20"), table, []), december(20));
  assert.equal(shownDay(stateOf(""), table, []), null);
});
