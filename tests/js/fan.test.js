import assert from "node:assert/strict";
import { test } from "node:test";
import { clumps, fanOut } from "../../static/js/map/fan.js";

const box = (x, y, width = 40, height = 26) => ({ x, y, width, height });

function overlaps(boxes) {
  const found = [];
  boxes.forEach((one, i) => {
    boxes.slice(i + 1).forEach((other) => {
      if (
        Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
        Math.abs(one.y - other.y) < (one.height + other.height) / 2
      ) {
        found.push([one, other]);
      }
    });
  });
  return found;
}

const moved = (boxes) =>
  fanOut(boxes).map(({ dx, dy }, i) => ({ ...boxes[i], x: boxes[i].x + dx, y: boxes[i].y + dy }));

test("a box that stands alone stays where it is", () => {
  assert.deepEqual(fanOut([box(0, 0), box(500, 0)]), [
    { dx: 0, dy: 0, clump: [0] },
    { dx: 0, dy: 0, clump: [1] },
  ]);
});

test("boxes on one point no longer cover each other, and know their neighbours", () => {
  const boxes = [box(10, 10), box(10, 10), box(10, 10)];
  assert.deepEqual(overlaps(moved(boxes)), []);
  assert.deepEqual(fanOut(boxes)[1].clump, [0, 1, 2]);
});

test("the stack stands around the common centre", () => {
  const [one, two] = moved([box(0, 0), box(20, 10)]);
  assert.equal((one.y + two.y) / 2, 5);
  assert.equal(one.x, 10);
  assert.ok(one.y < two.y);
});

test("boxes that touch only through another are one clump", () => {
  assert.deepEqual(clumps([box(0, 0), box(80, 0), box(40, 0)]), [[0, 1, 2]]);
});

test("many boxes on one point are all apart", () => {
  const boxes = Array.from({ length: 12 }, () => box(0, 0));
  assert.deepEqual(overlaps(moved(boxes)), []);
});
