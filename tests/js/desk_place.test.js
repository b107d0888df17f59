import assert from "node:assert/strict";
import { test } from "node:test";
import { forgotten, pointSet, radiusSet } from "../../static/js/desk/place/deciding.js";
import { siteField } from "../../static/js/desk/place/rows.js";
import {
  eastOf,
  isShownPoint,
  LARGEST,
  metresBetween,
  pointAfter,
  pointOf,
  pointText,
  precisionFor,
  radiusAfter,
  radiusOf,
  SMALLEST,
  shownPoint,
  tidyRadius,
} from "../../static/js/desk/place/site.js";

const HADRUT = { lon: 47.03138, lat: 39.51901 };
const RADII = { 1: 1000, 2: 25_000, 3: 30_000, 6: null };
const BLANK = { text: "", place: "", point: "", precision: "", radius_m: "", role: "" };

test("a point is read from the text a draft holds, and nothing else is one", () => {
  assert.deepEqual(pointOf("47.03138,39.51901"), HADRUT);
  assert.deepEqual(pointOf(" 47.03138 , 39.51901 "), HADRUT);
  for (const text of ["", ",", "47", "47,", "47,91", "181,39", "a,b", "47,39,1", "47;39"]) {
    assert.equal(pointOf(text), null, text);
  }
});

test("a point written down is read back", () => {
  assert.equal(pointText(HADRUT), "47.03138,39.51901");
  assert.deepEqual(pointOf(pointText(HADRUT)), HADRUT);
  assert.equal(shownPoint(HADRUT), "39.51901, 47.03138");
  assert.equal(isShownPoint(shownPoint(HADRUT)), true);
  assert.equal(isShownPoint("near Hadrut"), false);
  assert.equal(isShownPoint("39.5, 47.0"), false);
});

test("a radius is what was typed, else what the precision means, else that of an exact place", () => {
  assert.equal(radiusOf({ radius_m: "3000", precision: "1" }, RADII), 3000);
  assert.equal(radiusOf({ radius_m: "", precision: "2" }, RADII), 25_000);
  assert.equal(radiusOf({ radius_m: "0", precision: "3" }, RADII), 30_000);
  assert.equal(radiusOf({ radius_m: "wide", precision: "" }, RADII), 1000);
  assert.equal(radiusOf({ radius_m: "", precision: "6" }, RADII), null);
});

test("precision follows the radius of a circle and leaves divisions alone", () => {
  assert.deepEqual(
    [500, 1000, 1001, 25_000, 25_001].map((radius) => precisionFor(radius, "")),
    ["1", "1", "2", "2", "5"],
  );
  assert.equal(precisionFor(500, "5"), "1");
  assert.equal(precisionFor(500, "3"), "3");
  assert.equal(precisionFor(90_000, "6"), "6");
});

test("radii are rounded the more the larger they are, and stay within limits", () => {
  assert.deepEqual([1, 149, 1234, 2300, 12_345, 123_456, 1e9].map(tidyRadius), [
    SMALLEST,
    100,
    1200,
    2500,
    12_000,
    125_000,
    LARGEST,
  ]);
});

test("keys change a radius as they do a slider", () => {
  assert.equal(radiusAfter("ArrowUp", 1000), 1100);
  assert.equal(radiusAfter("ArrowRight", 2000), 2500);
  assert.equal(radiusAfter("ArrowLeft", 2000), 1900);
  assert.equal(radiusAfter("ArrowDown", 100), SMALLEST);
  assert.equal(radiusAfter("PageUp", 1000), 2000);
  assert.equal(radiusAfter("PageDown", 1000), 500);
  assert.equal(radiusAfter("Home", 1000), SMALLEST);
  assert.equal(radiusAfter("End", 1000), LARGEST);
  assert.equal(radiusAfter("a", 1000), null);
});

test("every step up and down again ends where it began", () => {
  for (const radius of [100, 1000, 1900, 2500, 9500, 20_000, 60_000]) {
    assert.equal(radiusAfter("ArrowDown", radiusAfter("ArrowUp", radius)), radius);
  }
});

test("arrow keys move a point so far", () => {
  for (const [key, lon, lat] of [
    ["ArrowUp", 0, 1],
    ["ArrowDown", 0, -1],
    ["ArrowLeft", -1, 0],
    ["ArrowRight", 1, 0],
  ]) {
    const moved = pointAfter(key, HADRUT, 1000);
    assert.ok(Math.abs(metresBetween(HADRUT, moved) - 1000) < 5, key);
    assert.equal(Math.sign(Math.round((moved.lon - HADRUT.lon) * 1e6)), lon);
    assert.equal(Math.sign(Math.round((moved.lat - HADRUT.lat) * 1e6)), lat);
  }
  assert.equal(pointAfter("Enter", HADRUT, 1000), null);
});

test("the handle of a circle stands due east at its radius", () => {
  const handle = eastOf(HADRUT, 25_000);
  assert.equal(handle.lat, HADRUT.lat);
  assert.ok(Math.abs(metresBetween(HADRUT, handle) - 25_000) < 100);
});

test("a first point on the map gives words, point and circle", () => {
  assert.deepEqual(pointSet(BLANK, HADRUT, 1000), {
    point: "47.03138,39.51901",
    text: "39.51901, 47.03138",
    precision: "1",
    radius_m: "1000",
  });
});

test("words of the statement stay when its point moves, coordinates follow it", () => {
  const said = { ...BLANK, text: "forest near Hadrut", precision: "2", radius_m: "5000" };
  assert.deepEqual(pointSet(said, HADRUT, 5000), { point: "47.03138,39.51901" });
  const typed = { ...said, text: "39.00000, 47.00000" };
  assert.deepEqual(pointSet(typed, HADRUT, 5000), {
    point: "47.03138,39.51901",
    text: "39.51901, 47.03138",
  });
});

test("a circle drawn larger changes how exact the place is", () => {
  assert.deepEqual(radiusSet({ ...BLANK, precision: "1" }, 4321), {
    radius_m: "4500",
    precision: "2",
  });
  assert.deepEqual(radiusSet({ ...BLANK, precision: "3" }, 40_200), {
    radius_m: "40000",
    precision: "3",
  });
});

test("new words drop the point of those before, but not what somebody set by hand", () => {
  const chosen = { ...BLANK, text: "Hadrut", point: "47,39", precision: "2", radius_m: "1000" };
  const hands = (...names) => ({ isOwnPoint: false, byHand: new Set(names) });
  assert.deepEqual(forgotten(chosen, hands()), { point: "", precision: "", radius_m: "" });
  assert.deepEqual(forgotten(chosen, hands("radius_m")), { point: "", precision: "" });
  assert.deepEqual(forgotten(chosen, { isOwnPoint: true, byHand: new Set() }), {});
  assert.deepEqual(forgotten({ ...chosen, point: "" }, hands()), {});
});

test("the fields of sites are told from others", () => {
  assert.equal(siteField("claims.k1.sites.s2.text"), "text");
  assert.equal(siteField("claims.k1.outcomes.o2.text"), "");
  assert.equal(siteField("claims.k1.sites"), "");
  assert.equal(siteField(""), "");
});
