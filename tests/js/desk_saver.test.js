import assert from "node:assert/strict";
import { test } from "node:test";
import { createOutbox } from "../../static/js/desk/outbox.js";
import { createSaver, retryAfter } from "../../static/js/desk/saver.js";

/** A clock that stands still until it is moved on. */
function clockOf() {
  let now = 0;
  let planned = [];
  return {
    now: () => now,
    later(callback, ms) {
      const timer = { callback, at: now + ms };
      planned.push(timer);
      return timer;
    },
    never(timer) {
      planned = planned.filter((one) => one !== timer);
    },
    /** Let time pass and everything that was planned for it happen. */
    async pass(ms) {
      const end = now + ms;
      for (;;) {
        const next = planned.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) {
          break;
        }
        planned = planned.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.callback();
        await settled();
      }
      now = end;
      await settled();
    },
  };
}

const settled = () => new Promise((done) => setImmediate(done));
const good = (version, parts = {}) => ({
  kind: "ok",
  data: { version, wrote: {}, merged: {}, conflicts: [], others: [], ...parts },
});

/** A saver with an outbox; `answers` are given one after the other, the last for ever. */
function stage(...answers) {
  const sent = [];
  const states = [];
  const refusals = [];
  const shown = [];
  let turn = 0;
  const answer = (request) => {
    sent.push(request);
    turn += 1;
    const given = answers[Math.min(turn, answers.length) - 1];
    return typeof given === "function" ? given(request) : Promise.resolve(given);
  };
  const clock = clockOf();
  const outbox = createOutbox();
  const saver = createSaver({
    outbox,
    clock,
    base: 3,
    server: { save: answer, here: (request) => answer({ here: true, ...request }) },
    told: {
      state: ({ kind }) => states.push(kind),
      answered: (told) => shown.push(told),
      refused: (path, message) => refusals.push([path, message]),
      here: (_data, { others }) => shown.push({ others }),
    },
  });
  const type = (path, text) => {
    outbox.type(path, text);
    saver.typed();
  };
  return { clock, outbox, saver, sent, states, refusals, shown, type };
}

test("typing is sent together after a pause, from the version the page stands on", async () => {
  const { clock, saver, sent, type } = stage(good(4, { wrote: { "statement.issued": "12" } }));
  type("statement.issued", "1");
  await clock.pass(500);
  type("statement.issued", "12");
  await clock.pass(500);
  assert.deepEqual(sent, []);
  await clock.pass(200);
  assert.deepEqual(sent, [{ base: 3, changes: { "statement.issued": ["", "12"] } }]);
  assert.equal(saver.version(), 4);
});

test("who never pauses is saved all the same", async () => {
  const { clock, sent, type } = stage(good(4));
  for (let n = 0; n < 8; n += 1) {
    type("statement.summary", "x".repeat(n + 1));
    await clock.pass(500);
  }
  assert.ok(sent.length > 0);
});

test("one request is under way at a time, and what was typed meanwhile follows", async () => {
  let release;
  const slow = () => new Promise((done) => (release = done));
  const { clock, sent, states, type } = stage(slow, good(5));
  type("statement.issued", "12");
  await clock.pass(700);
  type("statement.issued", "12 Dec");
  await clock.pass(10_000);
  assert.equal(sent.length, 1);
  release(good(4, { wrote: { "statement.issued": "12" } }));
  await settled();
  await clock.pass(700);
  assert.deepEqual(sent[1], { base: 4, changes: { "statement.issued": ["12", "12 Dec"] } });
  assert.equal(states.at(-1), "saved");
});

test("without network nothing is lost: it is tried again, ever more seldom, and at once when poked", async () => {
  const lost = { kind: "unreachable" };
  const { clock, outbox, saver, sent, states, type } = stage(lost, lost, lost, good(4));
  type("statement.issued", "12");
  await clock.pass(700);
  assert.equal(states.at(-1), "unreachable");
  type("statement.issued", "12 Dec");
  assert.equal(states.at(-1), "unreachable");
  await clock.pass(retryAfter(1));
  assert.equal(sent.length, 2);
  await clock.pass(retryAfter(2) - 1);
  assert.equal(sent.length, 2);
  await saver.poke();
  assert.equal(sent.length, 3);
  assert.deepEqual(outbox.unsent(), { "statement.issued": ["", "12 Dec"] });
  await saver.poke();
  assert.deepEqual(sent[3].changes, { "statement.issued": ["", "12 Dec"] });
  assert.equal(states.at(-1), "saved");
});

test("the waits grow and then stay", () => {
  const waits = [1, 2, 3, 4, 5, 6, 60].map(retryAfter);
  assert.deepEqual(
    waits,
    [...waits].sort((a, b) => a - b),
  );
  assert.equal(waits[5], waits[6]);
});

test("signed out, typing goes on and is sent once somebody has signed in again", async () => {
  const { clock, sent, states, type } = stage({ kind: "signed-out", login: "/" }, good(4));
  type("statement.issued", "12");
  await clock.pass(700);
  assert.equal(states.at(-1), "signed-out");
  type("statement.issued", "12 Dec");
  await clock.pass(5000);
  assert.deepEqual(sent[1].changes, { "statement.issued": ["", "12 Dec"] });
  assert.equal(states.at(-1), "saved");
});

test("a text the server will not take is named, and the rest is saved", async () => {
  const refusal = { kind: "refused", path: "statement.summary", message: "Too long." };
  const { clock, refusals, sent, states, type } = stage(refusal, good(4));
  type("statement.summary", "long");
  type("statement.issued", "12");
  await clock.pass(700);
  assert.deepEqual(refusals, [["statement.summary", "Too long."]]);
  await clock.pass(700);
  assert.deepEqual(sent[1].changes, { "statement.issued": ["", "12"] });
  assert.equal(states.at(-1), "held");
});

test("a draft that is too large as a whole is not sent over and over", async () => {
  const refusal = { kind: "refused", path: "", message: "Too much." };
  const { clock, sent, type } = stage(refusal, good(3));
  type("statement.summary", "long");
  await clock.pass(60_000);
  assert.deepEqual(
    sent.filter((one) => !one.here).map(({ changes }) => Object.keys(changes)),
    [["statement.summary"]],
  );
});

test("a closed draft is never sent again, and what was typed stays", async () => {
  const { clock, outbox, saver, sent, states, type } = stage({ kind: "closed", message: "No." });
  type("statement.issued", "12");
  await clock.pass(700);
  type("statement.issued", "12 Dec");
  await clock.pass(100_000);
  await saver.poke();
  assert.equal(sent.length, 1);
  assert.equal(states.at(-1), "closed");
  assert.equal(saver.isClosed(), true);
  assert.deepEqual(outbox.unsent(), { "statement.issued": ["", "12 Dec"] });
});

test("whoever types nothing says that they are here, and learns what others wrote", async () => {
  const { clock, outbox, saver, sent, shown } = stage(
    good(4, { merged: { "statement.issued": "12" } }),
    good(4),
  );
  saver.start();
  await clock.pass(0);
  assert.deepEqual(sent, [{ here: true, base: 3 }]);
  assert.deepEqual(shown, [{ others: { "statement.issued": "12" } }]);
  assert.equal(outbox.text("statement.issued"), "12");
  await clock.pass(20_000);
  assert.deepEqual(sent[1], { here: true, base: 4 });
});

test("flushing sends everything and tells whether all has arrived", async () => {
  const wrote = { "statement.issued": "12" };
  const { outbox, saver, sent } = stage(good(4, { wrote }), { kind: "unreachable" });
  outbox.type("statement.issued", "12");
  assert.equal(await saver.flush(), true);
  outbox.type("statement.issued", "13");
  assert.equal(await saver.flush(), false);
  assert.equal(sent.length, 2);
});

test("a conflict is held, and the line says that something is", async () => {
  const conflict = { path: "statement.issued", theirs: "13", removed: false };
  const { clock, shown, states, type } = stage(good(5, { conflicts: [conflict] }));
  type("statement.issued", "12");
  await clock.pass(700);
  assert.equal(shown[0].conflicts.length, 1);
  assert.equal(states.at(-1), "held");
});
