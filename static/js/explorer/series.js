// Bars and counts from answers of the server, in the shapes that the browser's own have. Pure.

import { dayOf } from "../lib/days.js";

const PRECISIONS = 8;

/**
 * The bars of an answer of /api/v1/timeline, as buckets.barsOf has them: each as high as its
 * incidents are many, divided in proportion to how many of them each side speaks of. How exact
 * their days are is not in the answer.
 */
export function barsOfAnswer({ buckets }, codes) {
  const sum = (types) => Object.values(types ?? {}).reduce((all, number) => all + number, 0);
  return buckets.map(({ starts_on: first, ends_on: last, total, sides }) => {
    const spoken = codes.sides.map((code) => sum(sides[code]));
    const all = Math.max(sum(spoken), 1);
    const exact = Float64Array.from(spoken, (number) => (number / all) * total);
    const vague = new Float64Array(codes.sides.length);
    return { first: dayOf(first), last: dayOf(last), total, exact, vague };
  });
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
