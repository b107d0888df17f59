import assert from "node:assert/strict";
import { test } from "node:test";
import { gathered, reaches } from "../../static/js/map/sites.js";

const site = (side, radius_m = 5000, lon = 47) => ({
  lon,
  lat: 39.5,
  radius_m,
  exact: radius_m === 1000,
  side,
  label: "Village",
});

test("claims of one point share a spot, with sides in the order given", () => {
  const spots = gathered(
    [site("peacekeepers"), site("armenia"), site("armenia", 3000), site("azerbaijan", 5000, 46)],
    ["armenia", "azerbaijan", "peacekeepers"],
  );
  assert.deepEqual(
    spots.map(({ sides }) => sides),
    [["armenia", "peacekeepers"], ["azerbaijan"]],
  );
  assert.deepEqual(spots[0].radii, [3000, 5000]);
  assert.equal(spots[0].radius, 5000);
  assert.equal(spots[0].sites.length, 3);
});

test("a spot is exact only where every claim says so", () => {
  const [spot] = gathered([site("armenia", 1000), site("azerbaijan", 5000)], ["armenia"]);
  assert.equal(spot.exact, false);
});

test("each radius at a point is one circle with the sides that give it, wide ones first", () => {
  const circles = reaches(
    [
      site("peacekeepers"),
      site("armenia", 3000),
      site("armenia"),
      site("armenia"),
      site("azerbaijan", 5000, 46),
    ],
    ["armenia", "azerbaijan", "peacekeepers"],
  );
  assert.deepEqual(
    circles.map(({ lon, radius, sides }) => [lon, radius, sides]),
    [
      [47, 5000, ["armenia", "peacekeepers"]],
      [46, 5000, ["azerbaijan"]],
      [47, 3000, ["armenia"]],
    ],
  );
});
