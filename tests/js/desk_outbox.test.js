import assert from "node:assert/strict";
import { test } from "node:test";
import { createOutbox } from "../../static/js/desk/outbox.js";

const answer = (parts) => ({ wrote: {}, merged: {}, conflicts: [], ...parts });
const conflictOf = (path, theirs, more = {}) => ({
  path,
  theirs,
  yours: "",
  changed_by: "Other",
  changed_at: "2020-12-13T10:00:00Z",
  removed: false,
  ...more,
});

test("a batch says what was there and what is there now", () => {
  const outbox = createOutbox({ "statement.actor": "a" });
  assert.equal(outbox.batch(), null);
  outbox.type("statement.actor", "b");
  outbox.type("statement.issued", "12 Dec");
  assert.deepEqual(outbox.batch(), {
    "statement.actor": ["a", "b"],
    "statement.issued": ["", "12 Dec"],
  });
});

test("what is typed while a batch is under way is untouched by its answer, and sent next", () => {
  const outbox = createOutbox();
  outbox.type("statement.issued", "12");
  outbox.batch();
  outbox.type("statement.issued", "12 Dec");
  const told = outbox.answered(answer({ wrote: { "statement.issued": "12" } }));
  assert.deepEqual(told, { own: {}, others: {}, conflicts: [] });
  assert.equal(outbox.text("statement.issued"), "12 Dec");
  assert.deepEqual(outbox.batch(), { "statement.issued": ["12", "12 Dec"] });
});

test("after a failure the changes are unsent as before", () => {
  const outbox = createOutbox();
  outbox.type("statement.issued", "12");
  outbox.batch();
  assert.deepEqual(outbox.unsent(), { "statement.issued": ["", "12"] });
  outbox.failed();
  assert.deepEqual(outbox.batch(), { "statement.issued": ["", "12"] });
});

test("a tidied text is shown, unless one has typed on", () => {
  const outbox = createOutbox();
  outbox.type("statement.summary", "a\u0000");
  outbox.batch();
  const told = outbox.answered(answer({ wrote: { "statement.summary": "a" } }));
  assert.deepEqual(told.own, { "statement.summary": "a" });
  assert.equal(outbox.hasNews(), false);
});

test("a text that already stood there so, but for what cannot be kept, counts as sent", () => {
  const outbox = createOutbox({ "statement.summary": "a" });
  outbox.type("statement.summary", "a\u0000");
  outbox.batch();
  assert.deepEqual(outbox.answered(answer()).own, { "statement.summary": "a" });
  assert.deepEqual(outbox.unsent(), {});
});

test("what others write appears in untouched fields, never in touched ones", () => {
  const outbox = createOutbox({ "statement.actor": "a", "statement.issued": "" });
  outbox.type("statement.issued", "12");
  const { others: shown } = outbox.news({ "statement.actor": "b", "statement.issued": "13" });
  assert.deepEqual(shown, { "statement.actor": "b" });
  assert.equal(outbox.text("statement.issued"), "12");
  assert.deepEqual(outbox.batch(), { "statement.issued": ["", "12"] });
});

test("a conflict is held back until one has chosen", () => {
  const outbox = createOutbox();
  outbox.type("statement.issued", "12");
  outbox.batch();
  const told = outbox.answered(answer({ conflicts: [conflictOf("statement.issued", "13")] }));
  assert.deepEqual(
    told.conflicts.map(({ path, theirs }) => [path, theirs]),
    [["statement.issued", "13"]],
  );
  assert.equal(outbox.batch(), null);
  assert.deepEqual(outbox.unsent(), { "statement.issued": ["", "12"] });
  assert.equal(outbox.resolve("statement.issued", "mine"), "12");
  assert.deepEqual(outbox.batch(), { "statement.issued": ["13", "12"] });
});

test("choosing theirs leaves nothing to send", () => {
  const outbox = createOutbox();
  outbox.type("statement.issued", "12");
  outbox.batch();
  outbox.answered(answer({ conflicts: [conflictOf("statement.issued", "13")] }));
  assert.equal(outbox.resolve("statement.issued", "theirs"), "13");
  assert.deepEqual(outbox.unsent(), {});
});

test("a conflict ends when both come to write the same, whoever moves", () => {
  for (const meet of [
    (outbox) => outbox.type("statement.issued", "13"),
    (outbox) => outbox.news({ "statement.issued": "12" }),
  ]) {
    const outbox = createOutbox();
    outbox.type("statement.issued", "12");
    outbox.batch();
    outbox.answered(answer({ conflicts: [conflictOf("statement.issued", "13")] }));
    meet(outbox);
    assert.deepEqual(outbox.conflicts(), []);
    assert.deepEqual(outbox.unsent(), {});
  }
});

test("later news of a conflict change what is shown as theirs", () => {
  const outbox = createOutbox();
  outbox.type("statement.issued", "12");
  outbox.batch();
  outbox.answered(answer({ conflicts: [conflictOf("statement.issued", "13")] }));
  outbox.news({ "statement.issued": "14" });
  assert.equal(outbox.conflict("statement.issued").theirs, "14");
});

test("lists of keys are merged with what was added meanwhile", () => {
  const outbox = createOutbox({ claims: "a" });
  outbox.type("claims", "a b");
  outbox.batch();
  outbox.type("claims", "a b c");
  const told = outbox.answered(answer({ wrote: { claims: "a d b" }, merged: { claims: "a d b" } }));
  assert.deepEqual(told.own, { claims: "a d b c" });
  assert.deepEqual(outbox.batch(), { claims: ["a d b", "a d b c"] });
});

test("a row that somebody typed in meanwhile stays, and one is told", () => {
  const outbox = createOutbox({ claims: "a b" });
  outbox.type("claims", "a");
  outbox.batch();
  const told = outbox.answered(answer({ conflicts: [conflictOf("claims", "a b")] }));
  assert.deepEqual(told.own, { claims: "a b" });
  assert.equal(told.conflicts.length, 1);
  assert.equal(outbox.batch(), null);
  outbox.type("claims", "a");
  assert.deepEqual(outbox.batch(), { claims: ["a b", "a"] });
});

test("what was typed in a row that is gone is held until it is put back or let go", () => {
  const path = "claims.k1.when";
  const gone = conflictOf(path, "", { removed: true });
  const outbox = createOutbox({ claims: "k1" });
  outbox.type(path, "12 Dec");
  outbox.batch();
  const told = outbox.answered(answer({ merged: { claims: "" }, conflicts: [gone] }));
  assert.equal(told.conflicts.length, 1);
  assert.equal(outbox.conflict(path).removed, true);
  assert.equal(outbox.text("claims"), "");
  outbox.type("claims", "k1");
  outbox.resolve(path, "mine");
  assert.deepEqual(outbox.batch(), { claims: ["", "k1"], [path]: ["", "12 Dec"] });
});

test("a text that was refused is held back until it changes; the rest is sent", () => {
  const outbox = createOutbox();
  outbox.type("statement.summary", "too long");
  outbox.type("statement.issued", "12");
  outbox.batch();
  outbox.refused("statement.summary");
  assert.deepEqual(outbox.batch(), { "statement.issued": ["", "12"] });
  outbox.failed();
  outbox.type("statement.summary", "shorter");
  assert.deepEqual(Object.keys(outbox.batch()), ["statement.summary", "statement.issued"]);
});

test("what was kept is put back where nobody wrote, and meets its conflict where somebody did", () => {
  const outbox = createOutbox({ "statement.actor": "a", "statement.issued": "13", claims: "k1" });
  const { shown } = outbox.restore({
    "statement.actor": ["a", "b"],
    "statement.issued": ["", "12"],
    "statement.summary": ["", ""],
    claims: ["", "k2"],
  });
  assert.deepEqual(shown, {
    "statement.actor": "b",
    "statement.issued": "12",
    claims: "k1 k2",
  });
  assert.deepEqual(outbox.batch(), {
    "statement.actor": ["a", "b"],
    "statement.issued": ["", "12"],
    claims: ["k1", "k1 k2"],
  });
});

test("what was kept and has arrived after all is not sent again", () => {
  const outbox = createOutbox({ "statement.actor": "b" });
  assert.deepEqual(outbox.restore({ "statement.actor": ["a", "b"] }).shown, {});
  assert.equal(outbox.batch(), null);
});

test("a large draft is sent in several batches", () => {
  const outbox = createOutbox();
  outbox.type("statement.verbatim", "x".repeat(200_000));
  outbox.type("statement.translation", "y".repeat(200_000));
  outbox.type("statement.summary", "z".repeat(300_000));
  assert.deepEqual(Object.keys(outbox.batch()), ["statement.verbatim", "statement.translation"]);
});

test("what was typed in a row and taken away with it is not sent", () => {
  const outbox = createOutbox({ claims: "k1" });
  outbox.type("claims.k1.when", "12 Dec");
  outbox.type("claims", "");
  assert.deepEqual(outbox.batch(), { claims: ["k1", ""] });
});

test("what was typed in a row that others take away is kept and shown as a conflict", () => {
  const outbox = createOutbox({ claims: "k1" });
  outbox.type("claims.k1.when", "12 Dec");
  const { conflicts } = outbox.news({ claims: "" });
  assert.deepEqual(
    conflicts.map(({ path, removed }) => [path, removed]),
    [["claims.k1.when", true]],
  );
  assert.deepEqual(outbox.unsent(), { "claims.k1.when": ["", "12 Dec"] });
  assert.equal(outbox.batch(), null);
});

test("what was kept of a row that is gone is shown as a conflict", () => {
  const outbox = createOutbox({ claims: "k1" });
  const { conflicts } = outbox.restore({ "claims.k2.when": ["", "12 Dec"] });
  assert.deepEqual(
    conflicts.map(({ path }) => path),
    ["claims.k2.when"],
  );
});

test("taking a row away ends its conflicts", () => {
  const outbox = createOutbox({ claims: "k1" });
  outbox.type("claims.k1.when", "12");
  outbox.batch();
  outbox.answered(answer({ conflicts: [conflictOf("claims.k1.when", "13")] }));
  outbox.type("claims", "");
  assert.deepEqual(outbox.conflicts(), []);
});
