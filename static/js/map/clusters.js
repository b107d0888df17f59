// Which markers stand for one incident and which for many. Pure: pixels in, groups out.
//
// A grid of our own and not a library: those that exist want an object for each point and an
// index built anew whenever the filter changes, which happens at each step of the brush.

/** More cells than the world is high at any zoom, so that a cell is one number. */
const COLUMNS = 2 ** 24;

/**
 * Groups of rows that would cover each other at a size of the world in pixels: {x, y, rows}, the
 * centre in pixels. `box` is [left, top, right, bottom] of what is shown; `cell` the distance.
 */
export function groupsOf(table, rows, size, box, cell = 56) {
  const cells = new Map();
  for (const i of rows) {
    const x = table.x[i] * size;
    const y = table.y[i] * size;
    // Comparisons with NaN are false: rows without coordinates stay out.
    if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]) {
      const key = Math.floor(x / cell) * COLUMNS + Math.floor(y / cell);
      const group = cells.get(key) ?? { x: 0, y: 0, rows: [] };
      group.x += x;
      group.y += y;
      group.rows.push(i);
      cells.set(key, group);
    }
  }
  const groups = [...cells.values()].map(({ x, y, rows: held }) => ({
    x: x / held.length,
    y: y / held.length,
    rows: held,
  }));
  return merged(groups, cell * 0.75);
}

/** Groups nearer to a larger one than `distance` join it, so that an edge of the grid parts none. */
function merged(groups, distance) {
  groups.sort((a, b) => b.rows.length - a.rows.length || a.x - b.x || a.y - b.y);
  const kept = [];
  for (const group of groups) {
    const near = kept.find(({ x, y }) => Math.hypot(x - group.x, y - group.y) < distance);
    if (near) {
      const total = near.rows.length + group.rows.length;
      near.x = (near.x * near.rows.length + group.x * group.rows.length) / total;
      near.y = (near.y * near.rows.length + group.y * group.rows.length) / total;
      near.rows = near.rows.concat(group.rows);
    } else {
      kept.push(group);
    }
  }
  return kept;
}

/** Where `count` markers stand around a point, as offsets in pixels: one circle, then wider ones. */
export function around(count, gap = 44) {
  const found = [];
  for (let ring = 1; found.length < count; ring += 1) {
    const radius = ring * gap;
    const room = Math.floor((2 * Math.PI * radius) / gap);
    const number = Math.min(room, count - found.length);
    for (let n = 0; n < number; n += 1) {
      const angle = (2 * Math.PI * n) / number - Math.PI / 2;
      found.push({ dx: radius * Math.cos(angle), dy: radius * Math.sin(angle) });
    }
  }
  return found;
}

/** The least and the most of the values of `rows`; numbers that are none are left out. */
export function rangeOf(values, rows) {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const i of rows) {
    // Comparisons with NaN are false, where Math.min would give NaN.
    if (values[i] < least) {
      least = values[i];
    }
    if (values[i] > most) {
      most = values[i];
    }
  }
  return [least, most];
}

/** South-west and north-east of `rows` in degrees; null where none has coordinates. */
export function boundsOf({ lat, lon }, rows) {
  const [south, north] = rangeOf(lat, rows);
  const [west, east] = rangeOf(lon, rows);
  if (south > north) {
    return null;
  }
  return [
    [south, west],
    [north, east],
  ];
}
