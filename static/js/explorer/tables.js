// Indexes asked of the server, one for each question only it can answer; the last ones are kept.

import { mark } from "../lib/marks.js";
import { decoded } from "./decode.js";
import { tableOf } from "./table.js";

const KEPT = 12;

/** A function from a query string to the promise of its table. */
export function createTables(address) {
  const held = new Map();
  return (query) => {
    if (!held.has(query)) {
      const table = ask(address, query);
      // A refused or lost answer must not be given again.
      table.catch(() => held.delete(query));
      held.set(query, table);
      if (held.size > KEPT) {
        held.delete(held.keys().next().value);
      }
    }
    return held.get(query);
  };
}

async function ask(address, query) {
  const answer = await fetch(query ? `${address}?${query}` : address, {
    credentials: "same-origin",
  });
  if (!answer.ok) {
    throw Object.assign(new Error(`The index answered ${answer.status}`), {
      status: answer.status,
    });
  }
  const bytes = await answer.arrayBuffer();
  mark("index-arrived");
  const index = decoded(bytes);
  // Of more than the server sends at once only the number is told: see far.js.
  return index.most === undefined ? tableOf(index) : { ...index, far: true };
}
