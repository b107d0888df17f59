// Which incidents lie near a point of the map, however many there are. Pure.

import KDBush from "../../vendor/kdbush/index.js";

/** A function (table, rows, x, y, reach) → rows; its index is made when a table is first asked. */
export function createHits() {
  let held = { table: null, index: null, mapped: null };

  const indexOf = (table) => {
    if (held.table !== table) {
      const mapped = mappedOf(table);
      const index = new KDBush(mapped.length);
      for (const i of mapped) {
        index.add(table.x[i], table.y[i]);
      }
      held = { table, index: index.finish(), mapped };
    }
    return held;
  };

  /** Of `rows`, which are in order, those within `reach` of a point; all in shares of the world. */
  return (table, rows, x, y, reach) => {
    const { index, mapped } = indexOf(table);
    const near = Uint32Array.from(index.within(x, y, reach), (place) => mapped[place]);
    return near.filter((i) => placeIn(rows, i) !== -1).sort();
  };
}

function mappedOf({ lon, count }) {
  const mapped = new Uint32Array(count);
  let number = 0;
  for (let i = 0; i < count; i += 1) {
    if (!Number.isNaN(lon[i])) {
      mapped[number] = i;
      number += 1;
    }
  }
  return mapped.subarray(0, number);
}

/** Where a row stands among rows in order; -1 where it is not among them. */
export function placeIn(rows, row) {
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (rows[middle] === row) {
      return middle;
    }
    [low, high] = rows[middle] < row ? [middle + 1, high] : [low, middle - 1];
  }
  return -1;
}
