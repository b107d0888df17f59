// Incidents by day, week or month, divided by the sides that speak of them. Pure.

import { startAfter, startOf } from "../lib/days.js";

const EXACT = 1;

/**
 * The bars of `rows` within `view`, in order of time: {first, last, total, exact, vague}. An
 * incident stands on its first day and counts once: the sides that make claims about it get
 * equal shares of it, so a bar is as high as the number of incidents. `exact` and `vague` are
 * the shares by side of those whose day is known and of those whose day is not.
 */
export function barsOf(table, rows, unit, view) {
  const bars = new Map();
  const sides = table.codes.sides.length;
  // The calendar is asked once for a day, not once for an incident.
  const byDay = new Map();
  for (const i of rows) {
    const day = table.day[i];
    let bar = byDay.get(day);
    if (bar === undefined) {
      bar = barFor(bars, startOf(day, unit), unit, view, sides);
      byDay.set(day, bar);
    }
    if (bar !== null) {
      bar.total += 1;
      addShares(table.datePrecision[i] > EXACT ? bar.vague : bar.exact, table.sides[i]);
    }
  }
  return [...bars.values()].sort((a, b) => a.first - b.first);
}

/** The bar that begins on a day, made where there is none yet; null out of view. */
function barFor(bars, first, unit, view, sides) {
  const last = startAfter(first, unit) - 1;
  if (last < view[0] || first > view[1]) {
    return null;
  }
  if (!bars.has(first)) {
    const [exact, vague] = [new Float64Array(sides), new Float64Array(sides)];
    bars.set(first, { first, last, total: 0, exact, vague });
  }
  return bars.get(first);
}

/** Give each side whose bit is set an equal share of one incident. */
export function addShares(shares, bits) {
  let number = 0;
  for (let bit = 0; bit < shares.length; bit += 1) {
    number += (bits >>> bit) & 1;
  }
  for (let bit = 0; bit < shares.length; bit += 1) {
    shares[bit] += ((bits >>> bit) & 1) / Math.max(number, 1);
  }
}

/**
 * Incidents of more than one day within `view`, as {row, lane} in at most `lanes` lanes so that
 * none covers another. `left` is how many found no lane.
 */
export function intervalsOf(table, rows, view, lanes) {
  const inView = [];
  for (const i of rows) {
    if (table.dayTo[i] > table.day[i] && table.day[i] <= view[1] && table.dayTo[i] >= view[0]) {
      inView.push(i);
    }
  }
  inView.sort((a, b) => table.day[a] - table.day[b] || a - b);
  const ends = new Array(lanes).fill(Number.NEGATIVE_INFINITY);
  const placed = [];
  for (const row of inView) {
    const lane = ends.findIndex((end) => end < table.day[row]);
    if (lane !== -1) {
      ends[lane] = table.dayTo[row];
      placed.push({ row, lane });
    }
  }
  return { placed, left: inView.length - placed.length };
}
