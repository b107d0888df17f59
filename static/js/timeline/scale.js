// The timeline's axis: days to pixels and back, zooming, panning, ticks. Pure.
//
// A view is [first, last]: the day at the left edge and the day after the right edge, as numbers
// with fractions. Limits are the same for all there is to see.

import { startAfter, startOf } from "../lib/days.js";

const CLOSEST = 7;
const DAY_PX = 7;
const WEEK_PX = 1.2;
const TICK_PX = 90;

/** Where a day begins on an axis of `width` pixels. */
export function xOf(day, [first, last], width) {
  return ((day - first) / (last - first)) * width;
}

/** The day, with its fraction, at `x` pixels. */
export function dayAt(x, [first, last], width) {
  return first + (x / width) * (last - first);
}

/** Days, weeks or months, so that a bar is wide enough to be seen. */
export function unitOf([first, last], width) {
  const pixels = width / (last - first);
  if (pixels >= DAY_PX) {
    return "day";
  }
  return pixels >= WEEK_PX ? "week" : "month";
}

/** The view with `factor` times the days, the day at `share` of the width staying in place. */
export function zoomed([first, last], factor, share, limits) {
  const span = last - first;
  const wanted = Math.max(Math.min(span * factor, limits[1] - limits[0]), CLOSEST);
  return within(
    [first + (span - wanted) * share, first + (span - wanted) * share + wanted],
    limits,
  );
}

/** The view moved by `days`. */
export function panned([first, last], days, limits) {
  return within([first + days, last + days], limits);
}

function within([first, last], [least, most]) {
  const span = Math.min(last - first, most - least);
  const start = Math.max(least, Math.min(first, most - span));
  return [start, start + span];
}

/** The view of two fingers or of a drag: `days` under the pixels `at`. */
export function pinched(days, at, width, limits) {
  const perPixel = Math.abs(days[1] - days[0]) / Math.max(Math.abs(at[1] - at[0]), 1);
  const span = Math.max(Math.min(perPixel * width, limits[1] - limits[0]), CLOSEST);
  const left = at[0] < at[1] ? 0 : 1;
  const first = days[left] - (at[left] / width) * span;
  return within([first, first + span], limits);
}

/** Days to be named on the axis, and the unit they begin. */
export function ticksOf(view, width) {
  const most = Math.max(Math.floor(width / TICK_PX), 1);
  const steps = [
    ["day", 1],
    ["day", 2],
    ["week", 1],
    ["week", 2],
    ["month", 1],
    ["month", 3],
    ["month", 6],
    ["year", 1],
    ["year", 2],
    ["year", 5],
    ["year", 10],
  ];
  const days = { day: 1, week: 7, month: 30, year: 365 };
  const span = view[1] - view[0];
  const [unit, every] =
    steps.find(([one, number]) => span / (days[one] * number) <= most) ?? steps.at(-1);
  const found = [];
  let day = startOf(Math.ceil(view[0]), unit);
  if (unit === "month") {
    day = startAfter(day, "month", -(new Date(day * 86_400_000).getUTCMonth() % every));
  }
  for (; day < view[1]; day = startAfter(day, unit, every)) {
    if (day >= view[0]) {
      found.push(day);
    }
  }
  return { unit: unit === "week" ? "day" : unit, days: found };
}
