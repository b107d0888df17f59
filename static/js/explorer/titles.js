// What incidents are called: with the index where it is small, else asked for what is shown.

import { fetchJson } from "../lib/data.js";

/** How many titles the server gives at once. */
const AT_ONCE = 100;
const KEPT = 20_000;

/** The titles of at most AT_ONCE references, by reference; of what is not public there is none. */
async function titlesOf(address, refs) {
  const query = new URLSearchParams(refs.map((ref) => ["ref", ref]));
  const { titles } = await fetchJson(`${address}?${query}`);
  return titles;
}

/** Titles from `address`, which takes up to a hundred references. Returns {name, want}. */
export function createTitles(address) {
  const held = new Map();
  const waiting = new Map();

  const ask = async (refs) => {
    try {
      const titles = await titlesOf(address, refs);
      if (held.size > KEPT) {
        held.clear();
      }
      for (const ref of refs) {
        // An incident retracted meanwhile has no title any more: its reference stands for it.
        held.set(ref, titles[ref] ?? ref);
      }
    } catch {
      // Without a title the reference stands there; whoever asks next tries again.
    }
    for (const ref of refs) {
      const told = waiting.get(ref) ?? [];
      waiting.delete(ref);
      for (const tell of held.has(ref) ? told : []) {
        tell(held.get(ref));
      }
    }
  };

  const titleOf = (row) => row.title ?? held.get(row.ref) ?? null;

  return {
    /** Call `tell` with the row as it is called now, and once more if its title comes later. */
    name(row, tell) {
      const title = titleOf(row);
      tell({ ...row, title: title ?? row.ref });
      if (title === null) {
        const told = waiting.get(row.ref) ?? [];
        waiting.set(row.ref, [...told, (late) => tell({ ...row, title: late })]);
      }
    },
    /** Ask for the titles of rows that have none yet, a hundred at once. */
    want(rows) {
      const refs = rows.filter((row) => titleOf(row) === null).map(({ ref }) => ref);
      const fresh = [...new Set(refs)];
      for (let n = 0; n < fresh.length; n += AT_ONCE) {
        ask(fresh.slice(n, n + AT_ONCE));
      }
    },
  };
}
