import assert from "node:assert/strict";
import { test } from "node:test";
import {
  charactersBefore,
  find,
  placeOf,
  trimmed,
  unitAt,
  wordAt,
  wordsIn,
} from "../../static/js/desk/words_at.js";

test("characters are counted as the server counts them", () => {
  const text = "a\u{1f600}b";
  assert.deepEqual(
    [0, 1, 3, 4].map((unit) => charactersBefore(text, unit)),
    [0, 1, 2, 3],
  );
  assert.deepEqual(
    [0, 1, 2, 3].map((character) => unitAt(text, character)),
    [0, 1, 3, 4],
  );
});

test("words are what lies between spaces and line ends, in any script", () => {
  assert.deepEqual(wordsIn(" Հին Թաղեր,\nend"), [
    [1, 4],
    [5, 11],
    [12, 15],
  ]);
});

test("a selection loses the space around it, and is none when it has nothing else", () => {
  assert.deepEqual(trimmed("a  bc  d", 1, 7), [3, 5]);
  assert.equal(trimmed("a   b", 1, 4), null);
});

test("the word at a place is the one there or the next", () => {
  const words = wordsIn("one two");
  assert.deepEqual(
    [0, 3, 4, 99].map((unit) => wordAt(words, unit)),
    [0, 1, 1, 1],
  );
});

test("what is typed is found from here on, then from the beginning, capitals alike", () => {
  assert.deepEqual(find("Killed, then killed", "killed", 1), [13, 19]);
  assert.deepEqual(find("Killed, then killed", "killed", 14), [0, 6]);
  assert.equal(find("abc", "x"), null);
  assert.equal(find("abc", ""), null);
});

test("a quotation is found at its place, or wherever its words have gone", () => {
  assert.deepEqual(placeOf("a b a b", "a b", 4), [4, 7]);
  assert.deepEqual(placeOf("x a b", "a b", 0), [2, 5]);
  assert.equal(placeOf("nothing", "a b", 0), null);
});
