import assert from "node:assert/strict";
import { test } from "node:test";
import { tableOf } from "../../static/js/explorer/table.js";
import {
  between,
  dayOfKey,
  orNothing,
  played,
  withHandle,
} from "../../static/js/timeline/brush.js";
import { barsOf, intervalsOf } from "../../static/js/timeline/buckets.js";
import {
  dayAt,
  panned,
  pinched,
  ticksOf,
  unitOf,
  xOf,
  zoomed,
} from "../../static/js/timeline/scale.js";
import { december, indexOf, randomIndex } from "./index.js";

const ALL = [december(1), december(32)];
const LIMITS = [december(8), december(16)];

test("days become pixels and pixels days", () => {
  assert.equal(xOf(december(16.5), ALL, 310), 155);
  assert.equal(dayAt(155, ALL, 310), december(16.5));
});

test("bars are days near by, weeks farther off, months from afar", () => {
  assert.deepEqual(
    [60, 400, 4000].map((days) => unitOf([0, days], 1000)),
    ["day", "week", "month"],
  );
});

test("zooming keeps the day under the pointer and stays within all there is", () => {
  assert.deepEqual(zoomed([100, 200], 0.5, 0.25, [0, 1000]), [112.5, 162.5]);
  assert.deepEqual(zoomed([100, 200], 100, 0.5, [0, 1000]), [0, 1000]);
  assert.equal(zoomed([100, 200], 0.0001, 0.5, [0, 1000])[1] - 146.5, 7);
});

test("panning stops at the ends", () => {
  assert.deepEqual(panned([100, 200], -150, [0, 1000]), [0, 100]);
  assert.deepEqual(panned([100, 200], 50, [0, 1000]), [150, 250]);
});

test("two fingers keep their days under them", () => {
  const view = pinched([120, 140], [200, 600], 1000, [0, 1000]);
  assert.deepEqual(
    [200, 600].map((x) => dayAt(x, view, 1000)),
    [120, 140],
  );
});

test("ticks stand on whole units", () => {
  const { unit, days } = ticksOf([december(1), december(32)], 900);
  assert.equal(unit, "day");
  assert.deepEqual(
    days.map((day) => day - december(0)),
    [7, 14, 21, 28],
  );
});

const table = tableOf(
  indexOf(
    { first: december(16), sides: 0 },
    { first: december(12), sides: 0b011 },
    { first: december(12), sides: 0b001 },
    { first: december(12), last: december(14), date_precision: 2, sides: 0b100 },
  ),
);

test("an incident counts once and is divided between those who speak of it", () => {
  const [bar, last] = barsOf(table, [0, 1, 2, 3], "day", ALL);
  assert.equal(bar.total, 3);
  assert.deepEqual([...bar.exact], [1.5, 0.5, 0]);
  assert.deepEqual([...bar.vague], [0, 0, 1]);
  assert.equal(last.total, 1);
});

test("a bar covers its whole week or month", () => {
  const [week] = barsOf(table, [1], "week", ALL);
  assert.deepEqual([week.first, week.last], [december(7), december(13)]);
  const [month] = barsOf(table, [1], "month", ALL);
  assert.deepEqual([month.first, month.last], [december(1), december(31)]);
});

test("what lies outside the view has no bar", () => {
  assert.deepEqual(barsOf(table, [1], "day", [december(13), december(20)]), []);
});

test("intervals lie in lanes, and those without one are counted", () => {
  const three = tableOf(
    indexOf(
      { first: december(6), last: december(7) },
      { first: december(4), last: december(8) },
      { first: december(3), last: december(4) },
      { first: december(1), last: december(5) },
    ),
  );
  const { placed, left } = intervalsOf(three, [0, 1, 2, 3], ALL, 2);
  assert.deepEqual(placed, [
    { first: december(1), last: december(5), vague: false, lane: 0 },
    { first: december(3), last: december(4), vague: false, lane: 1 },
    { first: december(6), last: december(7), vague: false, lane: 0 },
  ]);
  assert.equal(left, 1);
});

test("intervals too short to be seen are counted, not drawn", () => {
  const two = tableOf(
    indexOf({ first: december(6), last: december(7) }, { first: december(1), last: december(5) }),
  );
  const { placed, left } = intervalsOf(two, [0, 1], ALL, 2, 3);
  assert.deepEqual(
    placed.map(({ first }) => first),
    [december(1)],
  );
  assert.equal(left, 1);
});

test("bars hold every incident of their days once, however many there are", () => {
  const full = tableOf(randomIndex(500, 3));
  const rows = [...full.day.keys()];
  const view = [december(20), december(300)];
  for (const unit of ["day", "week", "month"]) {
    for (const bar of barsOf(full, rows, unit, view)) {
      const own = rows.filter((i) => full.day[i] >= bar.first && full.day[i] <= bar.last);
      const vague = own.filter((i) => full.datePrecision[i] > 1 && full.sides[i] > 0);
      assert.equal(bar.total, own.length);
      const sum = bar.vague.reduce((total, share) => total + share, 0);
      assert.ok(Math.abs(sum - vague.length) < 1e-9);
    }
  }
});

test("a handle stops at the other and at the ends", () => {
  const window = [december(10), december(12)];
  assert.deepEqual(withHandle(window, 0, december(14), LIMITS), [december(12), december(12)]);
  assert.deepEqual(withHandle(window, 1, december(30), LIMITS), [december(10), december(16)]);
  assert.deepEqual(withHandle(null, 0, december(9), LIMITS), [december(9), december(16)]);
});

test("a drag may go either way", () => {
  assert.deepEqual(between(december(12.7), december(9.2), LIMITS), [december(9), december(12)]);
});

test("a window that leaves nothing out is none", () => {
  assert.equal(orNothing(LIMITS, LIMITS), null);
  assert.deepEqual(orNothing([LIMITS[0], december(15)], LIMITS), [LIMITS[0], december(15)]);
});

test("keys move a handle by a day, a month or to the end; others do not", () => {
  assert.equal(dayOfKey("ArrowRight", december(9), LIMITS), december(10));
  assert.equal(dayOfKey("PageDown", december(9), LIMITS), december(-21));
  assert.equal(dayOfKey("End", december(9), LIMITS), december(16));
  assert.equal(dayOfKey("a", december(9), LIMITS), null);
});

test("playing begins with the first unit, goes on by one, and stops at the end", () => {
  const first = played(null, "day", LIMITS, false);
  assert.deepEqual(first, [december(8), december(8)]);
  assert.deepEqual(played(first, "day", LIMITS, false), [december(9), december(9)]);
  const last = [december(16), december(16)];
  assert.equal(played(last, "day", LIMITS, false), null);
  assert.deepEqual(played(last, "day", LIMITS, true), first);
});

test("a window keeps its length while it plays, and goes back as well", () => {
  const window = [december(9), december(11)];
  assert.deepEqual(played(window, "day", LIMITS, false), [december(10), december(12)]);
  assert.deepEqual(played(window, "week", LIMITS, false), [december(16), december(18)]);
  assert.deepEqual(played(window, "day", LIMITS, false, -1), [december(8), december(10)]);
});

test("whole months stay whole months", () => {
  const window = [december(1), december(31)];
  const [first, last] = played(window, "month", [december(1), december(60)], false);
  assert.deepEqual([first, last], [december(32), december(62)]);
});
