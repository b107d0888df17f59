// Names on the map, as many as stand beside one another without touching. Pure.
//
// A box is {x, y, width, height} around its centre, in pixels.

const DOT = 6;
const DOT_SIZE = 4;
const CLEAR = 24;

/**
 * For each of `wanted`, a list of boxes it can have, the best first: which one it gets, -1 for
 * none. Earlier ones choose first; nothing touches another or one of `taken`. A box may have a
 * `dot`, a box of its own that one of `taken` may cover. At most `most` are seated.
 */
export function seated(wanted, taken = [], most = Number.POSITIVE_INFINITY) {
  const held = [];
  const fits = (box) =>
    isFree(box, taken) && isFree(box, held) && (box.dot === undefined || isFree(box.dot, held));
  let number = 0;
  return wanted.map((boxes) => {
    const free = number < most ? boxes.findIndex(fits) : -1;
    if (free !== -1) {
      held.push(boxes[free], ...(boxes[free].dot ? [boxes[free].dot] : []));
      number += 1;
    }
    return free;
  });
}

/**
 * Which of `boxes` can be shown: earlier ones win, and a later one that would touch a shown one
 * is left out.
 */
export function legible(boxes) {
  return seated(boxes.map((box) => [box])).map((place) => place === 0);
}

function isFree(box, held) {
  return held.every((other) => !touches(box, other));
}

function touches(one, other) {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2
  );
}

/**
 * Where the name of a point can stand: right and left of it, above and below, then the same
 * farther off, so that a marker on the point leaves it free.
 */
export function around({ x, y }, { width, height }) {
  const dot = { x, y, width: DOT_SIZE, height: DOT_SIZE };
  return [DOT, CLEAR].flatMap((gap) => {
    const [beside, over] = [gap + width / 2, gap + height / 2 - 2];
    const moves = [
      [beside, 0],
      [-beside, 0],
      [0, -over],
      [0, over],
    ];
    return moves.map(([dx, dy]) => ({ x: x + dx, y: y + dy, width, height, dot }));
  });
}

/** The name of an area that is past, with its last year where the name has no year. */
export function pastName(name, until) {
  return /\d{4}/.test(name) ? name : `${name} (–${until.slice(0, 4)})`;
}
