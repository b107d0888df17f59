// The columnar index as typed arrays: no object for each incident. Pure.

/** What stands for "none" in columns that cannot hold null. */
export const NONE = -1;

const MERCATOR_LIMIT = 85.0511;

/**
 * The table of an answer of /api/v1/index. `x` and `y` are Web Mercator in shares of the world's
 * width, NaN for incidents without coordinates.
 */
export function tableOf({ count, columns, codes }) {
  const lon = Float64Array.from(columns.lon, (value) => value ?? Number.NaN);
  const lat = Float64Array.from(columns.lat, (value) => value ?? Number.NaN);
  return {
    count,
    codes,
    ref: columns.ref,
    title: columns.title,
    lon,
    lat,
    x: lon.map((value) => value / 360 + 0.5),
    y: lat.map(mercator),
    day: Int32Array.from(columns.day),
    dayTo: Int32Array.from(columns.day_to),
    datePrecision: Uint8Array.from(columns.date_precision),
    type: Uint8Array.from(columns.type),
    sides: Uint32Array.from(columns.sides),
    initiators: Uint32Array.from(columns.initiators),
    assessment: Uint32Array.from(columns.assessment),
    precision: Int8Array.from(columns.precision, (value) => value ?? NONE),
    radius: Float64Array.from(columns.radius_m, (value) => value ?? Number.NaN),
    casualties: Int32Array.from(columns.casualties, (value) => value ?? NONE),
  };
}

function mercator(lat) {
  const sine = Math.sin((Math.max(Math.min(lat, MERCATOR_LIMIT), -MERCATOR_LIMIT) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** One row as an object, made only for what is shown: a card, a marker, a line of the list. */
export function rowOf(table, i) {
  const { codes } = table;
  return {
    ref: table.ref[i],
    title: table.title[i],
    lon: table.lon[i],
    lat: table.lat[i],
    first: table.day[i],
    last: table.dayTo[i],
    datePrecision: table.datePrecision[i],
    type: codes.type[table.type[i]],
    sides: codes.sides.filter((_code, bit) => table.sides[i] & (1 << bit)),
    assessment: codes.assessment.filter((_code, bit) => table.assessment[i] & (1 << bit)),
    precision: table.precision[i] === NONE ? null : table.precision[i],
    radius: Number.isNaN(table.radius[i]) ? null : table.radius[i],
  };
}

/** The first and last day of any incident in the table; null when it is empty. */
export function extentOf(table) {
  if (table.count === 0) {
    return null;
  }
  let first = table.day[0];
  let last = table.dayTo[0];
  for (let i = 1; i < table.count; i += 1) {
    first = Math.min(first, table.day[i]);
    last = Math.max(last, table.dayTo[i]);
  }
  return [first, last];
}
