// An index for tests: rows written short, in the columns of /api/v1/index.bin.

const codes = {
  type: ["small_arms_fire", "ground_clash", "mine"],
  sides: ["armenia", "azerbaijan", "peacekeepers"],
  initiators: ["armenia", "azerbaijan", "not_stated"],
  assessment: ["agreed", "single_side", "denied", "contested", "not_stated"],
};

/** The day with this number in December 2020. */
export const december = (day) => 18596 + day;

const USUAL = {
  year: 2020,
  lon: 46.8,
  lat: 39.5,
  first: december(12),
  last: null,
  date_precision: 1,
  type: 1,
  sides: 0b001,
  initiators: 0b100,
  assessment: 0b10010,
  precision: 2,
  radius_m: 5000,
  killed: -1,
  casualties: -1,
};

const TYPES = {
  year: Uint16Array,
  number: Uint32Array,
  lon: Float64Array,
  lat: Float64Array,
  first: Int32Array,
  last: Int32Array,
  date_precision: Uint8Array,
  type: Uint8Array,
  sides: Uint8Array,
  initiators: Uint8Array,
  assessment: Uint16Array,
  precision: Uint8Array,
  radius_m: Int32Array,
  killed: Int32Array,
  casualties: Int32Array,
};

/** What is unmapped has none of these. */
export const UNMAPPED = { lon: Number.NaN, lat: Number.NaN, precision: 0, radius_m: -1 };

/** Decoded columns with a row for each of `rows`, newest first; what one leaves out is as usual. */
export function indexOf(...rows) {
  const full = rows
    .map((row, n) => ({ number: n + 1, title: `Clash ${n}`, ...USUAL, ...row }))
    .map((row) => ({ ...row, last: row.last ?? row.first }))
    .sort((a, b) => b.first - a.first);
  const columns = Object.fromEntries(
    Object.entries(TYPES).map(([name, Type]) => [name, Type.from(full, (row) => row[name])]),
  );
  return { version: 1, count: rows.length, columns, codes, titles: full.map(({ title }) => title) };
}

/** Numbers that look random and are the same in every run (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** An index of `count` rows of every kind, from a seed. */
export function randomIndex(count, seed) {
  const random = randomFrom(seed);
  const whole = (most) => Math.floor(random() * (most + 1));
  const rows = Array.from({ length: count }, (_value, n) => {
    const first = december(whole(400));
    return {
      number: n + 1,
      first,
      last: first + (whole(3) === 0 ? whole(9) : 0),
      lon: 46 + random() * 2,
      lat: 39 + random() * 2,
      date_precision: 1 + whole(4),
      type: whole(2),
      sides: whole(7),
      initiators: whole(7),
      assessment: (1 << whole(2)) | (1 << (3 + whole(1))),
      precision: 1 + whole(6),
      radius_m: whole(9000),
      casualties: whole(9) - 1,
      ...(whole(5) === 0 ? UNMAPPED : {}),
    };
  });
  return indexOf(...rows);
}
