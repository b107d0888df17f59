// Which markers stand for one incident and which for many. Pure: pixels in, groups out.
//
// A grid of our own and not a library: those that exist want an object for each point and an
// index built anew whenever the filter changes, which happens at each step of the brush.

import { cellAt, filledOf, placesOf } from "./grid.js";

/**
 * Pixels between markers, and between those of a view so full that squares show the rest: whole
 * numbers of the cells of vector tiles (8 pixels), so that none of them lies in two.
 */
export const CLOSE = 56;
export const WIDE = 88;

/**
 * Groups of rows that would cover each other, as in grid.filledOf: those of the cells of `grid`,
 * and where two are too near across an edge, both as one. `places` are the cells of all rows.
 */
export function groupsOf(table, rows, grid, places = placesOf(table, grid), few = 4) {
  return merged(filledOf(table, rows, grid, places, few), grid.cell * 0.75, few);
}

/** Groups nearer to a larger one than `distance` join it, so that an edge of the grid parts none. */
function merged(groups, distance, few) {
  groups.sort((a, b) => b.count - a.count || a.x - b.x || a.y - b.y);
  const kept = [];
  for (const group of groups) {
    const near = kept.find(({ x, y }) => Math.hypot(x - group.x, y - group.y) < distance);
    if (near) {
      const count = near.count + group.count;
      near.x = (near.x * near.count + group.x * group.count) / count;
      near.y = (near.y * near.count + group.y * group.count) / count;
      near.count = count;
      near.bySide = near.bySide.map((number, side) => number + group.bySide[side]);
      near.rows = near.rows.concat(group.rows).slice(0, few);
      near.cells.push(...group.cells);
    } else {
      kept.push(group);
    }
  }
  return kept;
}

/** All rows of a group, looked for when somebody asks. */
export function rowsOf(table, rows, grid, { cells }) {
  return rows.filter((i) => cells.includes(cellAt(grid, table.x[i], table.y[i])));
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
