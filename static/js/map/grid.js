// Rows counted into the cells of a grid over the map. Pure: typed arrays in, typed arrays out.
//
// Grids begin at the corner of the world, not of the view: moving the map moves no incident into
// another cell. A table may have `weight`, how many incidents a row stands for, and `bySide`, of
// how many of them each side speaks: rows read from vector tiles have.

/** Pixels a fine cell is wide, unless the table has a `fine` of its own. */
export const FINE = 4;

/** How many steps of darkness squares have. */
export const STEPS = 5;

/** The grid of cells `cell` pixels wide over `box` (left, top, right, bottom) of a world of `size`. */
export function gridOf(size, box, cell) {
  const [left, top] = [Math.floor(box[0] / cell), Math.floor(box[1] / cell)];
  const columns = Math.floor(box[2] / cell) - left + 1;
  const lines = Math.floor(box[3] / cell) - top + 1;
  return { size, cell, left, top, columns, lines };
}

/** The number of the cell that holds a point (shares of the world); -1 outside of the grid. */
export function cellAt({ size, cell, left, top, columns, lines }, x, y) {
  const column = Math.floor((x * size) / cell) - left;
  const line = Math.floor((y * size) / cell) - top;
  // Comparisons with NaN are false: rows without coordinates are nowhere.
  return column >= 0 && column < columns && line >= 0 && line < lines
    ? line * columns + column
    : -1;
}

/** The cell of every row of a table, which stays while the map stands. */
export function placesOf({ x, y }, grid) {
  const places = new Int32Array(x.length);
  for (let i = 0; i < x.length; i += 1) {
    places[i] = cellAt(grid, x[i], y[i]);
  }
  return places;
}

/**
 * How many incidents each cell holds: {counts, total, most}; `places` are those of `placesOf`, and
 * `into` is an array of an earlier answer that may be written over.
 */
export function countsOf({ weight }, rows, grid, places, into = null) {
  const cells = grid.columns * grid.lines;
  const counts = into?.length === cells ? into.fill(0) : new Uint32Array(cells);
  for (let n = 0; n < rows.length; n += 1) {
    const cell = places[rows[n]];
    if (cell !== -1) {
      counts[cell] += weight === undefined ? 1 : weight[rows[n]];
    }
  }
  let [total, most] = [0, 0];
  for (let cell = 0; cell < cells; cell += 1) {
    total += counts[cell];
    most = Math.max(most, counts[cell]);
  }
  return { counts, total, most };
}

/**
 * The cells that hold something: {x, y, count, bySide, rows, cells}. `x` and `y` are the middle of
 * their incidents in pixels, `bySide` of how many each side speaks, `rows` the first `few` of them.
 */
export function filledOf(table, rows, grid, places, few) {
  const sums = summed(table, rows, grid, places, few);
  const found = [];
  for (let cell = 0; cell < sums.counts.length; cell += 1) {
    const count = sums.counts[cell];
    if (count > 0) {
      found.push({
        x: sums.x[cell] / count,
        y: sums.y[cell] / count,
        count,
        bySide: bySideOf(table, sums, cell),
        rows: [...sums.first.subarray(cell * few, cell * few + Math.min(sums.held[cell], few))],
        cells: [cell],
      });
    }
  }
  return found;
}

function summed(table, rows, grid, places, few) {
  const cells = grid.columns * grid.lines;
  const sides = table.codes.sides.length;
  const sums = {
    counts: new Uint32Array(cells),
    held: new Uint32Array(cells),
    x: new Float64Array(cells),
    y: new Float64Array(cells),
    first: new Uint32Array(cells * few),
    // How often each set of sides was seen.
    sets: new Uint32Array(cells << sides),
    bySide: new Uint32Array(cells * sides),
  };
  for (let n = 0; n < rows.length; n += 1) {
    const i = rows[n];
    const cell = places[i];
    if (cell !== -1) {
      add(sums, cell, table, i, { size: grid.size, few, sides });
    }
  }
  return sums;
}

function add(sums, cell, table, i, { size, few, sides }) {
  const weight = table.weight === undefined ? 1 : table.weight[i];
  if (sums.held[cell] < few) {
    sums.first[cell * few + sums.held[cell]] = i;
  }
  sums.held[cell] += 1;
  sums.counts[cell] += weight;
  sums.x[cell] += table.x[i] * size * weight;
  sums.y[cell] += table.y[i] * size * weight;
  if (table.bySide === undefined) {
    sums.sets[(cell << sides) + table.sides[i]] += 1;
    return;
  }
  for (let side = 0; side < sides; side += 1) {
    sums.bySide[cell * sides + side] += table.bySide[i * sides + side];
  }
}

function bySideOf(table, sums, cell) {
  const sides = table.codes.sides.length;
  const numbers = sums.bySide.slice(cell * sides, (cell + 1) * sides);
  for (let set = 1; table.bySide === undefined && set < 1 << sides; set += 1) {
    const times = sums.sets[(cell << sides) + set];
    for (let side = 0; times > 0 && side < sides; side += 1) {
      numbers[side] += ((set >>> side) & 1) * times;
    }
  }
  return numbers;
}

/** Which of the steps of darkness `count` has, from 1; in even steps of the logarithm. */
export function stepOf(count, most) {
  const share = most > 1 ? Math.log(count) / Math.log(most) : 0;
  return Math.min(Math.floor(share * STEPS), STEPS - 1) + 1;
}
