import assert from "node:assert/strict";
import { test } from "node:test";
import {
  copiesIn,
  createKeeper,
  nameOf,
  pagesAlive,
  together,
} from "../../static/js/desk/keeping.js";

/** A storage like a browser's; `limit` is the most characters one value may have. */
function storageOf(values = {}, limit = Number.POSITIVE_INFINITY) {
  const map = new Map(Object.entries(values));
  return {
    get length() {
      return map.size;
    },
    key: (n) => [...map.keys()][n],
    getItem: (name) => map.get(name) ?? null,
    setItem(name, value) {
      if (value.length > limit) {
        throw new Error("QuotaExceededError");
      }
      map.set(name, value);
    },
    removeItem: (name) => map.delete(name),
  };
}

const keeperOf = (storage, page) => createKeeper({ storage, user: "7", draft: "d", page });

test("unsent changes are kept until there are none", () => {
  const storage = storageOf();
  const keeper = keeperOf(storage, "p1");
  assert.equal(keeper.keep({ claims: ["", "a"] }), true);
  assert.deepEqual(copiesIn(storage, "7", "d"), { p1: { claims: ["", "a"] } });
  keeper.keep({});
  assert.equal(storage.length, 0);
});

test("a browser that cannot keep them is noticed", () => {
  assert.equal(keeperOf(storageOf({}, 10), "p1").keep({ claims: ["", "a".repeat(20)] }), false);
});

test("a new page takes over what pages that are gone have kept, and only that", () => {
  const storage = storageOf();
  keeperOf(storage, "gone").keep({ "statement.actor": ["", "a"] });
  keeperOf(storage, "open").keep({ "statement.actor": ["", "b"] });
  const left = keeperOf(storage, "new").takeOver(["open"]);
  assert.deepEqual(left.changes, { "statement.actor": ["", "a"] });
  left.forget();
  assert.deepEqual(Object.keys(copiesIn(storage, "7", "d")), ["open"]);
});

test("nobody is given what somebody else typed at the same computer", () => {
  const storage = storageOf();
  createKeeper({ storage, user: "8", draft: "d", page: "p" }).keep({ claims: ["", "a"] });
  assert.deepEqual(keeperOf(storage, "new").takeOver([]).changes, {});
});

test("what is no copy is skipped", () => {
  const name = (page) => nameOf("7", "d", page);
  const storage = storageOf({
    [name("a")]: "{",
    [name("b")]: '{"claims": "a"}',
    [name("c")]: '{"claims": ["", 1], "statement.actor": ["", "a"]}',
    other: "x",
  });
  assert.deepEqual(copiesIn(storage, "7", "d"), { c: { "statement.actor": ["", "a"] } });
});

test("two copies of one field become a change from the first text to the last", () => {
  assert.deepEqual(together([{ a: ["", "1"], b: ["", "x"] }, { a: ["1", "2"] }]), {
    a: ["", "2"],
    b: ["", "x"],
  });
});

test("pages that hold their lock are alive", async () => {
  const asked = [];
  const locks = {
    query: async () => ({ held: [{ name: "desk-unsent:open" }, { name: "other" }] }),
    request: (name) => asked.push(name),
  };
  assert.deepEqual(await pagesAlive(locks, "new"), ["open"]);
  assert.deepEqual(asked, ["desk-unsent:new"]);
  assert.deepEqual(await pagesAlive(undefined, "new"), []);
});
