// Indexes asked of the server, one for each question only it can answer; the last ones are kept.

import { mark } from "../lib/marks.js";
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
  const index = await answer.json();
  mark("index-arrived");
  return tableOf(typed(index));
}

function typed({ count, columns: c, codes }) {
  const none = (value) => value ?? -1;
  const degrees = (value) => value ?? Number.NaN;
  const parts = c.ref.map((ref) => ref.split("-"));
  return {
    count,
    codes,
    titles: c.title,
    columns: {
      year: Uint16Array.from(parts, ([, year]) => year),
      number: Uint32Array.from(parts, ([, , number]) => number),
      lon: Float64Array.from(c.lon, degrees),
      lat: Float64Array.from(c.lat, degrees),
      first: Int32Array.from(c.day),
      last: Int32Array.from(c.day_to),
      date_precision: Uint8Array.from(c.date_precision),
      type: Uint8Array.from(c.type),
      sides: Uint8Array.from(c.sides),
      initiators: Uint8Array.from(c.initiators),
      assessment: Uint16Array.from(c.assessment),
      precision: Uint8Array.from(c.precision, (value) => value ?? 0),
      radius_m: Int32Array.from(c.radius_m, none),
      casualties: Int32Array.from(c.casualties, none),
    },
  };
}
