import assert from "node:assert/strict";
import { test } from "node:test";
import {
  dayWords,
  distanceWords,
  fill,
  listWords,
  numberWords,
  saysWords,
} from "../../static/js/lib/words.js";

const words = { says: "%(sides)s says", say: "%(sides)s say", and: "and" };

test("one side says, several say, none says nothing", () => {
  assert.equal(saysWords(["Armenia"], words), "Armenia says");
  assert.equal(saysWords(["Armenia", "Azerbaijan"], words), "Armenia and Azerbaijan say");
  assert.equal(saysWords([], words), "");
});

test("lists end with a word", () => {
  assert.equal(listWords(["a", "b", "c"], "and"), "a, b and c");
});

test("sentences are filled as text", () => {
  assert.equal(fill("%(a)s to %(b)s", { a: "<b>", b: 2 }), "<b> to 2");
});

test("distances are metres below a kilometre", () => {
  assert.deepEqual(
    [290, 4300, 25000].map((metres) => distanceWords(metres, "en-GB")),
    ["290 m", "4.3 km", "25 km"],
  );
});

test("days are never shifted by the zone of the reader", () => {
  assert.equal(dayWords(18608, 18608, "en-GB"), "12 December 2020");
  assert.equal(dayWords(18607, 18608, "en-GB"), "11–12 December 2020");
  assert.equal(dayWords(18593, 18608, "en-GB"), "27 November – 12 December 2020");
});

test("thousands are set apart as the language has it", () => {
  assert.equal(numberWords(1_000_000, "en"), "1,000,000");
  assert.equal(numberWords(203, "en"), "203");
});
