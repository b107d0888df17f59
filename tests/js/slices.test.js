import assert from "node:assert/strict";
import { test } from "node:test";
import { createSlices } from "../../static/js/lib/slices.js";

/** Pictures that come when they are told to. */
function pictures() {
  const waiting = [];
  return {
    after: (act) => waiting.push(act),
    async next() {
      waiting.shift()?.();
      await new Promise((done) => setTimeout(done));
    },
  };
}

test("each piece of work waits for a picture of its own", async () => {
  const { after, next } = pictures();
  const done = [];
  const all = createSlices(after)([() => done.push("one"), () => done.push("two")]);
  assert.deepEqual(done, []);
  await next();
  assert.deepEqual(done, ["one"]);
  await next();
  assert.deepEqual(done, ["one", "two"]);
  await all;
});

test("newer work takes the place of what is not done yet, and both promises are kept", async () => {
  const { after, next } = pictures();
  const done = [];
  const slices = createSlices(after);
  const old = slices([() => done.push("old one"), () => done.push("old two")]);
  await next();
  const fresh = slices([() => done.push("new")]);
  await next();
  await next();
  await Promise.all([old, fresh]);
  assert.deepEqual(done, ["old one", "new"]);
});

test("a piece that fails ends the rest and says so", async () => {
  const { after, next } = pictures();
  const done = [];
  const fails = () => {
    throw new Error("No");
  };
  const all = createSlices(after)([fails, () => done.push("rest")]);
  const told = assert.rejects(all, /No/);
  await next();
  await told;
  assert.deepEqual(done, []);
});
