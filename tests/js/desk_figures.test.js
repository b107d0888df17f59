import assert from "node:assert/strict";
import { test } from "node:test";
import { figuresIn } from "../../static/js/desk/figure_words.js";

const vocabulary = {
  side: { armenia: ["Armenia"], azerbaijan: ["Azerbaijan"] },
  category: {
    military: ["military", "servicemen", "serviceman"],
    civilian: ["civilian"],
  },
  harm: { killed: ["killed"], wounded: ["wounded"] },
};

const rows = (text) =>
  figuresIn(text, vocabulary).figures.map(({ side, category, harm, count }) =>
    [side, category, harm, count].join(" "),
  );

test("whose and who count until others are named", () => {
  assert.deepEqual(rows("Azerbaijan military: 3 killed, 2 wounded; civilian 1 wounded"), [
    "azerbaijan military killed 3",
    "azerbaijan military wounded 2",
    "azerbaijan civilian wounded 1",
  ]);
});

test("counts stay as they are said", () => {
  assert.deepEqual(
    rows("Armenia: at least 3 killed and 2-4 servicemen wounded, no civilian killed"),
    ["armenia  killed at least 3", "armenia military wounded 2-4", "armenia civilian killed no"],
  );
  assert.deepEqual(rows("Azerbaijan killed"), ["azerbaijan  killed "]);
});

test("a part that is no figure is given back", () => {
  const { figures, left } = figuresIn("Armenia 6 wounded, nonsense", vocabulary);
  assert.equal(figures.length, 1);
  assert.deepEqual(left, ["nonsense"]);
});

test("a word within another is not meant", () => {
  assert.deepEqual(figuresIn("3 skilled", vocabulary).figures, []);
});
