// Bars and counts from answers of the server, in the shapes that the browser's own have. Pure.

import { dayOf } from "../lib/days.js";

const PRECISIONS = 8;

/** The bars of an answer of /api/v1/timeline with `shares`, as buckets.barsOf has them. */
export function barsOfAnswer({ buckets }, codes) {
  return buckets.map(({ starts_on: first, ends_on: last, total, shares }) => {
    const part = (of) => Float64Array.from(codes.sides, (code) => of[code] ?? 0);
    const { exact, vague } = shares;
    return {
      first: dayOf(first),
      last: dayOf(last),
      total,
      exact: part(exact),
      vague: part(vague),
    };
  });
}

/** What buckets.intervalsOf takes from an answer with `lasting`: {table, rows, several}. */
export function lastingOfAnswer({ lasting, several_days: several }) {
  const newestFirst = lasting.toReversed();
  const table = {
    day: newestFirst.map((one) => dayOf(one.starts_on)),
    dayTo: newestFirst.map((one) => dayOf(one.ends_on)),
    datePrecision: newestFirst.map((one) => one.date_precision),
  };
  return { table, rows: [...newestFirst.keys()], several };
}

/** The counts of an answer of /api/v1/counts, as filter.pass has them. */
export function countsOfAnswer(answer, codes) {
  const list = (name, values) => values.map((code) => answer[name]?.[code] ?? 0);
  return {
    type: list("type", codes.type),
    side: list("side", codes.sides),
    initiator: list("initiator", codes.initiators),
    assessment: list("assessment", codes.assessment),
    precision: list("precision", [...new Array(PRECISIONS).keys()].map(String)),
  };
}

/** An incident of /api/v1/incidents as table.rowOf has one. */
export function rowOfRecord(record) {
  return {
    ref: record.ref,
    title: record.title,
    lon: record.lon ?? Number.NaN,
    lat: record.lat ?? Number.NaN,
    first: dayOf(record.starts_on),
    last: dayOf(record.ends_on),
    datePrecision: record.date_precision,
    type: record.type,
    sides: record.sides,
    assessment: [record.occurrence, record.responsibility],
    precision: record.precision,
    radius: record.radius_m,
  };
}
