// The chosen days: two handles, keys, and the steps of playing. Pure.
//
// A window is [first, last], both inclusive; null chooses nothing. Limits are the first and the
// last day there is.

import { startAfter, startOf } from "../lib/days.js";

/** The window with one handle (0 the first day, 1 the last) moved to `day`. */
export function withHandle(window, handle, day, limits) {
  const [first, last] = window ?? limits;
  const to = Math.max(limits[0], Math.min(Math.round(day), limits[1]));
  return handle === 0 ? [Math.min(to, last), last] : [first, Math.max(to, first)];
}

/** The window between two days of a drag, in either direction. */
export function between(one, other, limits) {
  const clip = (day) => Math.max(limits[0], Math.min(Math.floor(day), limits[1]));
  return [clip(Math.min(one, other)), clip(Math.max(one, other))];
}

/** Null when the window leaves nothing out. */
export function orNothing(window, limits) {
  return window && (window[0] > limits[0] || window[1] < limits[1]) ? window : null;
}

/** The day a key moves a handle to from `day`; null for other keys. */
export function dayOfKey(key, day, limits) {
  const moves = {
    ArrowLeft: day - 1,
    ArrowDown: day - 1,
    ArrowRight: day + 1,
    ArrowUp: day + 1,
    PageDown: day - 30,
    PageUp: day + 30,
    Home: limits[0],
    End: limits[1],
  };
  return moves[key] ?? null;
}

/**
 * The next window of playing: a window moves on by one `unit` and keeps its length, a whole day,
 * week or month becomes the next one; without a window it is the first unit there is. Past the
 * end it begins again with `loop`, else null: stop. `steps` of -1 goes back.
 */
export function played(window, unit, limits, loop, steps = 1) {
  const whole = (day) => [startOf(day, unit), startAfter(day, unit) - 1];
  if (window === null) {
    return whole(limits[0]);
  }
  const [first, last] = window;
  const isWhole = whole(first)[0] === first && whole(first)[1] === last;
  const start = startAfter(first, unit, steps);
  const shift = start - startOf(first, unit);
  const next = isWhole ? whole(start) : [first + shift, last + shift];
  if (next[0] <= limits[1] && next[1] >= limits[0]) {
    return next;
  }
  if (!loop) {
    return null;
  }
  return isWhole ? whole(limits[0]) : [limits[0], limits[0] + last - first];
}
