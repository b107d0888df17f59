// Days as whole numbers counted from 1970-01-01, the way the index counts them. Pure.

const DAY_MS = 86_400_000;
const WEEK = 7;
// 1970-01-01 was a Thursday; weeks begin on Monday.
const MONDAY = 4;

/** The number of a day written as YYYY-MM-DD; null when it is none. */
export function dayOf(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return null;
  }
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || isoOf(ms / DAY_MS) !== text ? null : ms / DAY_MS;
}

/** A day as YYYY-MM-DD. */
export function isoOf(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The first day of the day, week or month that `day` falls in. */
export function startOf(day, unit) {
  if (unit === "day") {
    return day;
  }
  if (unit === "week") {
    return Math.floor((day - MONDAY) / WEEK) * WEEK + MONDAY;
  }
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), unit === "year" ? 0 : date.getUTCMonth(), 1) / DAY_MS;
}

/** The first day of the unit that comes `steps` after that of `day`. */
export function startAfter(day, unit, steps = 1) {
  const first = startOf(day, unit);
  if (unit === "day" || unit === "week") {
    return first + steps * (unit === "week" ? WEEK : 1);
  }
  const date = new Date(first * DAY_MS);
  const months = steps * (unit === "year" ? 12 : 1);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / DAY_MS;
}
