// Rings divided between sides. Pure: shares in, arcs of an SVG path out.

const FULL = 2 * Math.PI;

/**
 * Arcs of a ring around (centre, centre), in order from the top and clockwise: {code, path, x, y}
 * with the middle of each arc. `parts` are {code, share}; shares need not add up to one.
 */
export function arcsOf(parts, centre, radius) {
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  let from = 0;
  return parts
    .filter(({ share }) => share > 0)
    .map(({ code, share }) => {
      const to = from + (share / total) * FULL;
      const middle = pointAt((from + to) / 2, centre, radius);
      const arc = { code, path: pathOf(from, to, centre, radius), ...middle, turn: to - from };
      from = to;
      return arc;
    });
}

function pathOf(from, to, centre, radius) {
  // An arc that ends where it begins is drawn as two halves.
  const stops = to - from >= FULL - 0.001 ? [from, from + FULL / 2, to] : [from, to];
  return stops
    .map((angle, n) => {
      const { x, y } = pointAt(angle, centre, radius);
      const large = n > 0 && angle - stops[n - 1] > FULL / 2 ? 1 : 0;
      return n === 0 ? `M${x} ${y}` : `A${radius} ${radius} 0 ${large} 1 ${x} ${y}`;
    })
    .join("");
}

function pointAt(angle, centre, radius) {
  const round = (number) => Number(number.toFixed(2));
  return {
    x: round(centre + radius * Math.sin(angle)),
    y: round(centre - radius * Math.cos(angle)),
  };
}
