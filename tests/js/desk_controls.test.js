import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsSet, markedAfter } from "../../static/js/desk/choosing.js";
import { nextOf, presses, pressOf } from "../../static/js/desk/draft_keys.js";
import { cardsOf, tellsOfLineage } from "../../static/js/desk/fragments.js";
import { wordAfter } from "../../static/js/desk/pane.js";
import { named } from "../../static/js/desk/rows.js";
import { sentenceOf } from "../../static/js/desk/state_line.js";
import { partsOf } from "../../static/js/desk/understood.js";
import { wordsIn } from "../../static/js/desk/words_at.js";

test("arrows go round the suggestions, and other keys mark none", () => {
  assert.equal(markedAfter("ArrowDown", -1, 3), 0);
  assert.equal(markedAfter("ArrowDown", 2, 3), 0);
  assert.equal(markedAfter("ArrowUp", -1, 3), 2);
  assert.equal(markedAfter("ArrowUp", 1, 3), 0);
  assert.equal(markedAfter("x", 0, 3), null);
  assert.equal(markedAfter("ArrowDown", -1, 0), null);
});

test("a suggestion sets the fields of its row, or the field itself", () => {
  const place = { value: "sur", label: "Sur", sets: { text: "Sur", place: "sur", radius_m: 1000 } };
  assert.deepEqual(fieldsSet(place, "claims.k.sites.s", ""), {
    "claims.k.sites.s.text": "Sur",
    "claims.k.sites.s.place": "sur",
    "claims.k.sites.s.radius_m": "1000",
  });
  const actor = { value: "mod", label: "Ministry" };
  assert.deepEqual(fieldsSet(actor, "statement", "statement.actor"), { "statement.actor": "mod" });
});

test("names of a blank row get the keys of their card and their own", () => {
  assert.equal(named("claims.__CLAIM__.when", "claims", "kx"), "claims.kx.when");
  assert.equal(
    named("claims.__CLAIM__.sites.__KEY__.text", "claims.kx.sites", "sy"),
    "claims.kx.sites.sy.text",
  );
  assert.equal(named("publications.__KEY__.url", "publications", "pz"), "publications.pz.url");
});

test("an error hides what would have been understood", () => {
  assert.deepEqual(partsOf({ words: "12 December", warning: "Really?" }), [
    ["understood-words", "12 December"],
    ["warning", "Really?"],
  ]);
  assert.deepEqual(partsOf({ words: "x", error: "No." }), [["error", "No."]]);
});

const words = {
  saved: "All saved %(time)s",
  saving: "Saving…",
  offline: "No network: kept here.",
  unreachable: "No answer: kept here.",
  closed: "%(message)s Closed.",
  notKept: "Not kept either.",
};

test("the line says where what is typed is safe", () => {
  const at = new Date(2020, 11, 12, 14, 3).getTime();
  const here = { online: true, language: "en-GB", kept: true };
  assert.equal(sentenceOf({ kind: "saved", at }, words, here), "All saved 14:03");
  assert.equal(sentenceOf({ kind: "unsaved" }, words, here), "Saving…");
  assert.equal(sentenceOf({ kind: "unreachable" }, words, here), "No answer: kept here.");
  const away = { ...here, online: false };
  assert.equal(sentenceOf({ kind: "unreachable" }, words, away), "No network: kept here.");
  const full = { ...away, kept: false };
  assert.equal(
    sentenceOf({ kind: "unreachable" }, words, full),
    "No network: kept here. Not kept either.",
  );
  assert.equal(sentenceOf({ kind: "closed", message: "Sent." }, words, here), "Sent. Closed.");
});

test("keys are read by their letter on any keyboard, and AltGr is none of them", () => {
  const press = (parts) => pressOf({ key: "q", code: "KeyQ", altKey: true, ...parts });
  assert.equal(press({}), "alt+q");
  assert.equal(press({ key: "й" }), "alt+q");
  assert.equal(press({ key: "a", code: "KeyQ" }), "alt+a");
  assert.equal(press({ ctrlKey: true }), "");
  assert.equal(press({ key: "1", code: "Digit1" }), "");
  assert.equal(press({ altKey: false, ctrlKey: true, key: "Enter" }), "ctrl+enter");
});

test("cards are gone through in a circle", () => {
  assert.deepEqual([nextOf(-1, 1, 3), nextOf(2, 1, 3), nextOf(0, -1, 3)], [0, 0, 2]);
});

test("in the words, arrows go by word and by sentence", () => {
  const text = "One two. Three four! Five";
  const words = wordsIn(text);
  const go = (key, at) => wordAfter(key, at, words, text);
  assert.deepEqual([go("ArrowRight", 0), go("ArrowRight", 4), go("ArrowLeft", 0)], [1, 4, 0]);
  assert.deepEqual([go("ArrowDown", 0), go("ArrowDown", 2), go("ArrowDown", 4)], [2, 4, 4]);
  assert.deepEqual([go("ArrowUp", 4), go("ArrowUp", 3), go("ArrowUp", 1)], [2, 2, 0]);
  assert.deepEqual([go("Home", 3), go("End", 0), go("x", 0)], [0, 4, null]);
});

test("changes of day, place and type may make a claim like another, its words do not", () => {
  const paths = [
    "claims.a.when",
    "claims.a.sites.s.point",
    "claims.b.paraphrase",
    "statement.actor",
  ];
  assert.deepEqual(cardsOf(paths), ["a"]);
  assert.equal(tellsOfLineage(["claims.a.when"]), false);
  assert.equal(tellsOfLineage(["publications.p.url"]), true);
  assert.equal(tellsOfLineage(["statement.verbatim"]), true);
});

test("every shortcut of a draft is one press that pressOf can name", () => {
  const named = Object.keys(presses());
  assert.ok(named.length > 10);
  for (const name of named) {
    const [modifier, key] = name.split("+");
    const event = { key: key === "enter" ? "Enter" : key, code: "" };
    assert.equal(pressOf({ ...event, [`${modifier}Key`]: true }), name);
  }
});
