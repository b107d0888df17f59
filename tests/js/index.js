// An index for tests: rows written short, in the columns of /api/v1/index.

const codes = {
  type: ["small_arms_fire", "ground_clash", "mine"],
  sides: ["armenia", "azerbaijan", "peacekeepers"],
  initiators: ["armenia", "azerbaijan", "not_stated"],
  assessment: ["agreed", "single_side", "denied", "contested", "not_stated"],
};

/** The day with this number in December 2020. */
export const december = (day) => 18596 + day;

const USUAL = {
  lon: 46.8,
  lat: 39.5,
  day: december(12),
  day_to: null,
  date_precision: 1,
  type: 1,
  sides: 0b001,
  initiators: 0b100,
  assessment: 0b10010,
  precision: 2,
  radius_m: 5000,
  killed: null,
  casualties: null,
};

/** An answer of the API with a row for each of `rows`; what a row leaves out is as usual. */
export function indexOf(...rows) {
  const full = rows.map((row, n) => ({
    ref: `NK-2020-000${n + 1}`,
    title: `Clash ${n}`,
    ...USUAL,
    ...row,
  }));
  const names = ["ref", "title", ...Object.keys(USUAL)];
  const columns = Object.fromEntries(names.map((name) => [name, full.map((row) => row[name])]));
  columns.day_to = full.map((row) => row.day_to ?? row.day);
  return { version: 1, count: rows.length, columns, codes };
}
