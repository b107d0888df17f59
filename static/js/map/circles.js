// Which circles of what is uncertain are drawn, and how. Pure: rows in, circles out.

const EXACT = 1;
const EQUATOR_M = 40_075_016.686;
const HALF_TURN = 180;
// How often the circles that fade may cover the view: more of them make a map that is only dark.
const COVERED = 1.5;

/**
 * The circles of `rows`, each once, the smallest first: {key, row, pixels, fades}. `size` is the
 * world's width in pixels, `view` {wide, high}. Where many are large only the smaller ones fade.
 */
export function circlesOf({ lat, lon, radius, precision }, rows, size, { wide, high }) {
  const found = new Map();
  for (const row of rows) {
    if (precision[row] > EXACT && radius[row] > 0) {
      const shrink = Math.cos((lat[row] * Math.PI) / HALF_TURN);
      const pixels = (radius[row] * size) / (EQUATOR_M * shrink);
      const key = `${lon[row]} ${lat[row]} ${radius[row]}`;
      found.set(key, { key, row, pixels });
    }
  }
  const circles = [...found.values()].sort((one, other) => one.pixels - other.pixels);
  let room = COVERED * wide * high;
  return circles.map((circle) => {
    room -= Math.min(Math.PI * circle.pixels ** 2, wide * high);
    return { ...circle, fades: room >= 0 };
  });
}
