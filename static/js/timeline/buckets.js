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
  const { day, datePrecision, sides } = table;
  const starts = startsOf(unit, view);
  const first = starts[0];
  const places = placesOf(starts);
  const [bits, width] = [table.codes.sides.length, 2 << table.codes.sides.length];
  // For each bar how often each set of sides was seen, those of a vague day apart.
  const seen = new Uint32Array((starts.length - 1) * width);
  for (let n = 0; n < rows.length; n += 1) {
    const i = rows[n];
    const at = day[i] - first;
    if (at >= 0 && at < places.length) {
      const vague = datePrecision[i] > EXACT ? 1 : 0;
      seen[places[at] * width + (vague << bits) + sides[i]] += 1;
    }
  }
  const bars = [];
  for (let place = 0; place < starts.length - 1; place += 1) {
    const bar = barFrom(seen.subarray(place * width, (place + 1) * width), bits);
    if (bar.total > 0) {
      bars.push({ first: starts[place], last: starts[place + 1] - 1, ...bar });
    }
  }
  return bars;
}

/** The first days of the units that `view` touches, and of the one after. */
function startsOf(unit, view) {
  const starts = [startOf(Math.floor(view[0]), unit)];
  while (starts.at(-1) <= view[1]) {
    starts.push(startAfter(starts.at(-1), unit));
  }
  return starts;
}

/** For each day from the first start on, which unit it lies in. */
function placesOf(starts) {
  const places = new Uint16Array(starts.at(-1) - starts[0]);
  for (let place = 0; place < starts.length - 1; place += 1) {
    places.fill(place, starts[place] - starts[0], starts[place + 1] - starts[0]);
  }
  return places;
}

function barFrom(seen, bits) {
  const [exact, vague] = [new Float64Array(bits), new Float64Array(bits)];
  let total = 0;
  for (let set = 0; set < seen.length; set += 1) {
    if (seen[set] > 0) {
      total += seen[set];
      addShares(set >>> bits ? vague : exact, set & ((1 << bits) - 1), seen[set]);
    }
  }
  return { total, exact, vague };
}

/** Give each side whose bit is set an equal share of `times` incidents. */
export function addShares(shares, bits, times = 1) {
  let number = 0;
  for (let bit = 0; bit < shares.length; bit += 1) {
    number += (bits >>> bit) & 1;
  }
  for (let bit = 0; bit < shares.length; bit += 1) {
    shares[bit] += (((bits >>> bit) & 1) * times) / Math.max(number, 1);
  }
}

/**
 * Incidents of more than one day within `view`, as {first, last, vague, lane} in at most `lanes`
 * lanes so that none covers another, the earliest first. `left` is how many are not placed: those
 * that found no lane, and those of fewer than `least` days. `rows` are newest first, as the table is.
 */
export function intervalsOf(table, rows, view, lanes, least = 1) {
  const { day, dayTo, datePrecision } = table;
  const ends = new Float64Array(lanes).fill(Number.NEGATIVE_INFINITY);
  const placed = [];
  let left = 0;
  for (let n = rows.length - 1; n >= 0; n -= 1) {
    const row = rows[n];
    if (dayTo[row] > day[row] && day[row] <= view[1] && dayTo[row] >= view[0]) {
      const seen = dayTo[row] + 1 - day[row] >= least;
      const lane = seen ? ends.findIndex((end) => end < day[row]) : -1;
      if (lane === -1) {
        left += 1;
      } else {
        ends[lane] = dayTo[row];
        placed.push({ first: day[row], last: dayTo[row], vague: datePrecision[row] > EXACT, lane });
      }
    }
  }
  return { placed, left };
}
