// The columnar index as rows. Pure.

/** The codes whose bit is set, in the order of the code list. */
export function codesIn(bits, codes) {
  return codes.filter((_code, place) => (bits & (1 << place)) !== 0);
}

/** Rows of /api/v1/index; `lon` is null for incidents without coordinates. */
export function rowsOf({ columns, codes }) {
  return columns.ref.map((ref, i) => ({
    ref,
    title: columns.title[i],
    lon: columns.lon[i],
    lat: columns.lat[i],
    first: columns.day[i],
    last: columns.day_to[i],
    type: codes.type[columns.type[i]],
    sides: codesIn(columns.sides[i], codes.sides),
    assessment: codesIn(columns.assessment[i], codes.assessment),
    precision: columns.precision[i],
    radius: columns.radius_m[i],
  }));
}

/** Rows that can be drawn. */
export function mapped(rows) {
  return rows.filter((row) => row.lon !== null && row.lat !== null);
}
