import assert from "node:assert/strict";
import { test } from "node:test";
import { isTyping, meantBy } from "../../static/js/desk/keys.js";
import { rowsOf, SHORTCUTS } from "../../static/js/desk/shortcuts.js";

const PAGE = { matches: () => false };

/** What stands in the page, as far as the keys look at it. */
function target(tag, type = "") {
  return { type, matches: (selectors) => selectors.split(", ").includes(tag) };
}

function pressed(key, more = {}) {
  return { key, target: PAGE, ...more };
}

for (const [key, meant] of [
  ["n", "new"],
  ["/", "search"],
  ["?", "help"],
  ["j", "down"],
  ["ArrowUp", "up"],
  ["x", "tick"],
  ["q", ""],
  ["Tab", ""],
]) {
  test(`${key} means ${meant || "nothing"}`, () => {
    assert.equal(meantBy(pressed(key)), meant);
  });
}

test("a letter of another alphabet counts by its place on the keyboard", () => {
  assert.equal(meantBy(pressed("т", { code: "KeyN" })), "new");
  assert.equal(meantBy(pressed("ն", { code: "KeyN" })), "new");
  assert.equal(meantBy(pressed("é", { code: "Digit2" })), "");
});

test("on a Latin keyboard the letter counts, wherever it lies", () => {
  assert.equal(meantBy(pressed("k", { code: "KeyN" })), "up");
});

for (const field of ["textarea", "select", "[contenteditable]", "[role=combobox]"]) {
  test(`nothing fires while somebody types in ${field}`, () => {
    assert.equal(meantBy(pressed("n", { target: target(field) })), "");
    assert.equal(meantBy(pressed("ArrowDown", { target: target(field) })), "");
  });
}

test("nothing fires in a text field, but on a tick box it does", () => {
  assert.equal(isTyping(target("input", "search")), true);
  assert.equal(isTyping(target("input", "text")), true);
  assert.equal(isTyping(target("input", "checkbox")), false);
  assert.equal(meantBy(pressed("x", { target: target("input", "checkbox") })), "tick");
});

for (const held of ["ctrlKey", "metaKey", "altKey", "isComposing", "defaultPrevented"]) {
  test(`with ${held} a key keeps its usual meaning`, () => {
    assert.equal(meantBy(pressed("n", { [held]: true })), "");
  });
}

const PRESSED_WITH_ALT = ["draft", "review"];

test("switched off, single keys mean nothing and the others stay", () => {
  for (const { keys, single, id } of SHORTCUTS.filter(({ on }) => !PRESSED_WITH_ALT.includes(on))) {
    for (const key of keys) {
      assert.equal(meantBy(pressed(key), { off: true }), single ? "" : id);
    }
  }
});

test("a key alone is marked as one that can be switched off", () => {
  const alone = SHORTCUTS.filter(({ keys }) => keys.some((key) => key.length === 1));
  assert.deepEqual(
    alone.filter(({ single }) => !single),
    [],
  );
});

test("no two shortcuts of a place share a key", () => {
  for (const place of ["lists", "draft", "review"]) {
    const here = SHORTCUTS.filter(({ on }) => on === place || on === "everywhere");
    const keys = here.flatMap((one) => one.keys);
    assert.equal(new Set(keys).size, keys.length);
  }
});

test("the sheet has one row for each thing that can be done", () => {
  assert.deepEqual(rowsOf("lists"), [
    ["down", ["j", "↓"]],
    ["up", ["k", "↑"]],
    ["open", ["Enter"]],
    ["tick", ["x"]],
  ]);
});
