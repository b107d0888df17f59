import assert from "node:assert/strict";
import { test } from "node:test";
import { pass, questionOf, roomFor, shownDay } from "../../static/js/explorer/filter.js";
import { stateOf } from "../../static/js/explorer/state.js";
import { refOf, rowOf, rowOfRef, tableOf } from "../../static/js/explorer/table.js";
import { december, indexOf, randomFrom, randomIndex, UNMAPPED } from "./index.js";

const table = tableOf(
  indexOf(
    { first: december(16), ...UNMAPPED, sides: 0b100 },
    { first: december(12), sides: 0b011, initiators: 0b011, assessment: 0b01001, casualties: 5 },
    { first: december(8), last: december(10), type: 0, sides: 0b010, precision: 3 },
  ),
);
const asked = (query) => pass(table, questionOf(stateOf(query), table.codes));

for (const [query, rows] of [
  ["", [0, 1, 2]],
  ["from=2020-12-10", [0, 1, 2]],
  ["from=2020-12-11", [0, 1]],
  ["to=2020-12-08", [2]],
  ["from=2020-12-09&to=2020-12-09", [2]],
  ["bbox=46.8,39.5,47,40", [1, 2]],
  ["bbox=46.9,39.5,47,40", []],
  ["type=small_arms_fire", [2]],
  ["type=small_arms_fire&type=ground_clash", [0, 1, 2]],
  ["side=azerbaijan", [1, 2]],
  ["side=azerbaijan&side=peacekeepers", [0, 1, 2]],
  ["initiator=armenia", [1]],
  ["assessment=agreed", [1]],
  ["assessment=contested", [1]],
  ["precision=2", [1]],
  ["precision=7", [1, 2]],
  ["casualties_min=5", [1]],
  ["casualties_min=6", []],
  ["casualties_min=0", [0, 1, 2]],
  ["side=azerbaijan&type=ground_clash", [1]],
]) {
  test(`${query || "nothing asked"} leaves rows ${rows}`, () => {
    assert.deepEqual([...asked(query).matching], rows);
  });
}

test("the timeline keeps what only the days leave out", () => {
  assert.deepEqual([...asked("side=azerbaijan&to=2020-12-08").overTime], [1, 2]);
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
  const row = rowOf(table, 1);
  assert.deepEqual(row.sides, ["armenia", "azerbaijan"]);
  assert.deepEqual(row.assessment, ["agreed", "contested"]);
  assert.equal(rowOf(table, 0).precision, null);
});

test("the extent reaches from the first day to the last", () => {
  assert.deepEqual(table.extent, [december(8), december(16)]);
  assert.equal(tableOf(indexOf()).extent, null);
});

test("a reference is written from two numbers and found again", () => {
  assert.equal(refOf(table, 0), "NK-2020-0001");
  assert.equal(rowOfRef(table, "NK-2020-0003"), 2);
  assert.equal(rowOfRef(table, "NK-2021-0003"), -1);
  assert.equal(rowOfRef(table, "nothing"), -1);
});

test("areas are drawn for the last day asked for, else for the newest shown", () => {
  assert.equal(shownDay(stateOf("to=2020-12-01"), december(12)), december(1));
  assert.equal(shownDay(stateOf(""), asked("").newest), december(16));
  assert.equal(shownDay(stateOf("from=2020-12-20"), asked("from=2020-12-20").newest), december(20));
  assert.equal(shownDay(stateOf(""), null), null);
});

/** The rule written once more, one row at a time and as slow as it likes. */
function plainly(full, ask, but = "") {
  const meets = {
    days: (i) => full.dayTo[i] >= ask.first && full.day[i] <= ask.last,
    bbox: (i) =>
      ask.bbox === null ||
      (full.lon[i] >= ask.bbox[0] &&
        full.lat[i] >= ask.bbox[1] &&
        full.lon[i] <= ask.bbox[2] &&
        full.lat[i] <= ask.bbox[3]),
    type: (i) => ask.types === 0 || (ask.types & (1 << full.type[i])) !== 0,
    side: (i) => ask.sides === 0 || (ask.sides & full.sides[i]) !== 0,
    initiator: (i) => ask.initiators === 0 || (ask.initiators & full.initiators[i]) !== 0,
    assessment: (i) => ask.assessments === 0 || (ask.assessments & full.assessment[i]) !== 0,
    precision: (i) =>
      ask.precision === 0 || (full.precision[i] > 0 && full.precision[i] <= ask.precision),
    casualties: (i) => ask.casualties === 0 || full.casualties[i] >= ask.casualties,
  };
  return [...full.day.keys()].filter((i) =>
    Object.entries(meets).every(([name, meet]) => name === but || meet(i)),
  );
}

test("whatever is asked, the pass finds and counts what looking at each row does", () => {
  const full = tableOf(randomIndex(600, 7));
  const random = randomFrom(8);
  const room = roomFor(full.count);
  const some = (value) => (random() < 0.3 ? value : 0);
  for (let n = 0; n < 300; n += 1) {
    const first = december(Math.floor(random() * 400));
    const ask = {
      first: some(1) ? first : Number.NEGATIVE_INFINITY,
      last: some(1) ? first + Math.floor(random() * 200) : Number.POSITIVE_INFINITY,
      bbox: some(1) ? [46.3, 39.2, 47.5, 40.6] : null,
      types: some(0b101),
      sides: some(0b010),
      initiators: some(0b110),
      assessments: some(0b01001),
      precision: some(3),
      casualties: some(2),
    };
    const found = pass(full, ask, room);
    assert.deepEqual([...found.matching], plainly(full, ask));
    assert.deepEqual([...found.overTime], plainly(full, ask, "days"));
    const within = (rows, test) => rows.filter(test).length;
    const sides = plainly(full, ask, "side");
    assert.deepEqual(
      [...found.counts.side],
      [0, 1, 2].map((bit) => within(sides, (i) => full.sides[i] & (1 << bit))),
    );
    const types = plainly(full, ask, "type");
    assert.deepEqual(
      [...found.counts.type],
      [0, 1, 2].map((type) => within(types, (i) => full.type[i] === type)),
    );
    const exact = plainly(full, ask, "precision");
    assert.equal(
      found.counts.precision[4],
      within(exact, (i) => full.precision[i] > 0 && full.precision[i] <= 4),
    );
    assert.equal(
      found.unmapped,
      within([...found.matching], (i) => Number.isNaN(full.lon[i])),
    );
  }
});
