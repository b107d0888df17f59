import assert from "node:assert/strict";
import { test } from "node:test";
import { around, legible, pastName, seated } from "../../static/js/map/names.js";

const box = (x, y = 0) => ({ x, y, width: 10, height: 10 });

test("a name that would touch an earlier one is left out", () => {
  assert.deepEqual(legible([box(0), box(5), box(20)]), [true, false, true]);
});

test("a name that was left out hides no other", () => {
  assert.deepEqual(legible([box(0), box(8), box(16)]), [true, false, true]);
});

test("a name takes the first of its boxes that is free", () => {
  assert.deepEqual(seated([[box(0)], [box(5), box(9), box(12)], [box(0)]]), [0, 2, -1]);
});

test("no name touches a marker, and no more than asked for are seated", () => {
  assert.deepEqual(seated([[box(0), box(30)], [box(60)], [box(90)]], [box(3)], 2), [1, 0, -1]);
});

test("a dot may lie under a marker, but neither under a name nor a name on it", () => {
  const dotted = { ...box(20), dot: { x: 0, y: 0, width: 4, height: 4 } };
  assert.deepEqual(seated([[dotted]], [box(0)]), [0]);
  assert.deepEqual(seated([[box(0)], [dotted]]), [0, -1]);
  assert.deepEqual(seated([[dotted], [box(0)]]), [0, -1]);
});

test("a name stands beside, above or below its point, near it first, then clear of a marker", () => {
  const places = around({ x: 100, y: 50 }, { width: 40, height: 15 });
  assert.deepEqual(
    places.map(({ x, y }) => [x, y]),
    [
      [126, 50],
      [74, 50],
      [100, 38.5],
      [100, 61.5],
      [144, 50],
      [56, 50],
      [100, 20.5],
      [100, 79.5],
    ],
  );
  const marker = { x: 100, y: 50, width: 36, height: 36 };
  assert.deepEqual(seated([places], [marker]), [4]);
});

test("what is past has a year in its name", () => {
  assert.equal(pastName("Line of contact, 1994–2020", "2020-09-27"), "Line of contact, 1994–2020");
  assert.equal(pastName("Kalbajar district", "2023-12-04"), "Kalbajar district (–2023)");
});
