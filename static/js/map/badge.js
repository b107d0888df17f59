// The drawing of one marker: a ring divided by the sides that speak, the kind of event within,
// and the mark of how the claims compare. A cluster has the same ring around a number.

import { drawn } from "../lib/dom.js";
import { arcsOf } from "./rings.js";

/** Pixels a marker and a cluster take. */
export const SPOT = 40;
export const CLUSTER = 48;

/** The least turn of an arc that bears the shape of its side. */
export const WIDE_ENOUGH = Math.PI / 5;
const SHORT = 10_000;

/** The ring of `parts` ({code, share}) around `inner`, with the shape of each side on its arc. */
function ring(size, parts, sides, ...inner) {
  const centre = size / 2;
  const radius = centre - 5;
  const arcs = arcsOf(parts, centre, radius);
  return drawn(
    "svg",
    {
      class: "badge",
      viewBox: `0 0 ${size} ${size}`,
      width: size,
      height: size,
      "aria-hidden": "true",
    },
    drawn("circle", { class: "badge-ground", cx: centre, cy: centre, r: radius }),
    ...arcs.map(({ code, path }) => drawn("path", { class: `badge-arc arc-${code}`, d: path })),
    ...arcs.filter(({ turn }) => turn > WIDE_ENOUGH).map((arc) => shapeOn(arc, sides)),
    ...inner,
  );
}

function shapeOn({ code, x, y }, sides) {
  const place = `translate(${x - 5.2} ${y - 5.2}) scale(.65)`;
  const attributes = { class: `badge-side side-${code}`, d: sides[code].path, transform: place };
  return drawn("path", attributes);
}

const made = new Map();

/** The badge of one incident; `row` is a row of the table. Those that look alike are copies. */
export function spotBadge(row, said) {
  const key = [row.type, row.assessment[0], ...row.sides].join(" ");
  if (!made.has(key)) {
    made.set(key, makeSpot(row, said));
  }
  return made.get(key).cloneNode(true);
}

function makeSpot(row, { sides, kinds, marks }) {
  const parts = Object.keys(sides)
    .filter((code) => row.sides.includes(code))
    .map((code) => ({ code, share: 1 }));
  const kind = Object.values(kinds).find(({ types }) => types.includes(row.type));
  const mark = marks[row.assessment[0]];
  return ring(
    SPOT,
    parts,
    sides,
    drawn("path", { class: "badge-kind", d: kind.path, transform: "translate(13 13) scale(.875)" }),
    drawn("circle", { class: "badge-mark-ground", cx: 33, cy: 33, r: 6.5 }),
    drawn("path", {
      class: "badge-mark",
      d: mark.path,
      transform: "translate(28.6 28.6) scale(.55)",
    }),
  );
}

let compact = null;

/** A number as it fits into a ring: from ten thousand on as "11K". */
export function shortly(count, language) {
  if (count < SHORT) {
    return String(count);
  }
  compact ??= new Intl.NumberFormat(language, { notation: "compact", maximumSignificantDigits: 2 });
  return compact.format(count);
}

/** The badge of many incidents: `shares` by side code, and how many there are. */
export function clusterBadge(shares, count, { sides, language }) {
  const parts = Object.keys(sides).map((code) => ({ code, share: shares[code] ?? 0 }));
  const centre = CLUSTER / 2;
  const text = shortly(count, language);
  const place = {
    class: text.length > 3 ? "badge-count badge-count-long" : "badge-count",
    x: centre,
    y: centre,
    dy: "0.35em",
    "text-anchor": "middle",
  };
  return ring(CLUSTER, parts, sides, drawn("text", place, text));
}
