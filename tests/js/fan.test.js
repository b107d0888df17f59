import assert from "node:assert/strict";
import { test } from "node:test";
import { clumps, fanOut, gathered } from "../../static/js/map/fan.js";

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

test("what is nearer than a distance is gathered around its middle, the rest stands alone", () => {
  const boxes = [box(0, 0), box(40, 0), box(300, 0), box(20, 10), box(364, 0)];
  assert.deepEqual(gathered(boxes, [0, 1, 2, 3, 4], 64), [
    { x: 20, y: 10 / 3, members: [0, 1, 3] },
    { x: 300, y: 0, members: [2] },
    { x: 364, y: 0, members: [4] },
  ]);
});

test("all are gathered once, and only those asked for", () => {
  const boxes = Array.from({ length: 60 }, (_value, n) => box((n * 37) % 400, (n * 53) % 300));
  const asked = boxes.map((_box, i) => i).filter((i) => i % 3 > 0);
  const members = gathered(boxes, asked, 64).flatMap((group) => group.members);
  assert.deepEqual(
    [...members].sort((a, b) => a - b),
    asked,
  );
});
