// The index as typed arrays: no object for each incident. Pure.
//
// Rows are in the order of the index, newest first: by first day, then by reference.

/** What stands for "none" in numbers of metres and people. Of precisions it is 0, of degrees NaN. */
export const NONE = -1;

const MERCATOR_LIMIT = 85.0511;
const DIGITS = 4;

/**
 * The table of decoded columns: typed arrays by the names of /api/v1/index.bin. `titles` is null
 * where they are asked for on demand. `x` and `y` are Web Mercator in shares of the world's width,
 * NaN for incidents without coordinates.
 */
export function tableOf({ count, columns, codes, titles = null }) {
  return {
    count,
    codes,
    titles,
    year: columns.year,
    number: columns.number,
    lon: columns.lon,
    lat: columns.lat,
    ...projected(columns),
    day: columns.first,
    dayTo: columns.last,
    datePrecision: columns.date_precision,
    type: columns.type,
    sides: columns.sides,
    initiators: columns.initiators,
    assessment: columns.assessment,
    precision: columns.precision,
    radius: columns.radius_m,
    casualties: columns.casualties,
    extent: extentOf(columns),
  };
}

function projected({ lon, lat }) {
  const [x, y] = [new Float64Array(lon.length), new Float64Array(lat.length)];
  for (let i = 0; i < lon.length; i += 1) {
    x[i] = lon[i] / 360 + 0.5;
    const clipped = Math.max(Math.min(lat[i], MERCATOR_LIMIT), -MERCATOR_LIMIT);
    const sine = Math.sin((clipped * Math.PI) / 180);
    y[i] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }
  return { x, y };
}

/** The first and last day of any incident in the table; null when it is empty. */
function extentOf({ first, last }) {
  if (first.length === 0) {
    return null;
  }
  let end = last[0];
  for (let i = 1; i < last.length; i += 1) {
    end = Math.max(end, last[i]);
  }
  return [first.at(-1), end];
}

/** The reference of a row, written only for what is shown. */
export function refOf({ year, number }, i) {
  return `NK-${year[i]}-${String(number[i]).padStart(DIGITS, "0")}`;
}

/** The row of a reference; -1 where the table does not hold it. */
export function rowOfRef(table, ref) {
  const [, year, number] = /^NK-(\d+)-(\d+)$/.exec(ref)?.map(Number) ?? [];
  for (let i = 0; i < table.count; i += 1) {
    if (table.number[i] === number && table.year[i] === year) {
      return i;
    }
  }
  return -1;
}

/** One row as an object, made only for what is shown: a card, a marker, a line of the list. */
export function rowOf(table, i) {
  const { codes } = table;
  return {
    ref: refOf(table, i),
    title: table.titles?.[i] ?? null,
    lon: table.lon[i],
    lat: table.lat[i],
    first: table.day[i],
    last: table.dayTo[i],
    datePrecision: table.datePrecision[i],
    type: codes.type[table.type[i]],
    sides: codes.sides.filter((_code, bit) => table.sides[i] & (1 << bit)),
    assessment: codes.assessment.filter((_code, bit) => table.assessment[i] & (1 << bit)),
    precision: table.precision[i] || null,
    radius: table.radius[i] === NONE ? null : table.radius[i],
  };
}
