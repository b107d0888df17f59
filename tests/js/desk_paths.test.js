import assert from "node:assert/strict";
import { test } from "node:test";
import {
  cardOf,
  isKeyList,
  isPath,
  isSet,
  keysOf,
  kindOf,
  mergeSets,
  newKey,
  ownersOf,
  tidy,
} from "../../static/js/desk/paths.js";

test("names of fields are told from names of buttons", () => {
  const names = ["statement.issued", "claims", "claims.k1.when", "answers.x", "do", "version"];
  assert.deepEqual(names.filter(isPath), names.slice(0, 4));
});

test("lists of keys and sets of words add up, texts do not", () => {
  const paths = ["claims", "claims.k1.sites", "statement.joint", "claims.k1.relations"];
  assert.deepEqual(paths.map(isKeyList), [true, true, false, false]);
  assert.deepEqual(paths.map(isSet), [true, true, true, true]);
  assert.deepEqual(["claims.k1.when", "statement.actor"].map(isSet), [false, false]);
});

test("a path knows the card and the rows it lies in", () => {
  assert.deepEqual(ownersOf("claims.k1.sites.s2.text"), [
    ["claims", "k1"],
    ["claims.k1.sites", "s2"],
  ]);
  assert.deepEqual(ownersOf("statement.actor"), []);
  assert.equal(cardOf("claims.k1.sites.s2.text"), "k1");
  assert.equal(cardOf("publications.p1.url"), "");
  assert.equal(kindOf("claims.k1.sites"), "sites");
});

test("keys stand once, in their order", () => {
  assert.deepEqual(keysOf(" b a  b "), ["b", "a"]);
  assert.deepEqual(keysOf(""), []);
});

test("new keys are of the form the server takes and never one that is there", () => {
  const keys = [];
  for (let n = 0; n < 200; n += 1) {
    keys.push(newKey(keys));
  }
  assert.equal(new Set(keys).size, 200);
  assert.ok(keys.every((key) => /^[a-z][a-z0-9]{1,7}$/.test(key)));
});

test("NUL, lone surrogates and direction overrides are left out, all else stays", () => {
  assert.equal(tidy("a\u0000b\ud800c\u202ed\r\ne\tf \u{1f600} <b>"), "abcd\ne\tf \u{1f600} <b>");
});

test("what either added stays, what either took away goes", () => {
  assert.equal(mergeSets("a b", "a b c", "a b d"), "a b d c");
  assert.equal(mergeSets("a b", "b", "a b d"), "b d");
  assert.equal(mergeSets("a b", "a", "b"), "");
  assert.equal(mergeSets("a b", "b a", "a b"), "b a");
});
