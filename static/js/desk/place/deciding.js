// What the fields of a site become when something happens to it, as {name: text}. Pure.

import { isShownPoint, pointText, precisionFor, shownPoint, tidyRadius } from "./site.js";

/**
 * A site whose point is set on the map, at first with `radius` (metres) around it.
 *
 * The first point of a site is taken to be exact; a later one keeps how exact it is said to be.
 * Words that are only coordinates follow the point; any others stay what the statement says.
 */
export function pointSet(values, point, radius) {
  const fields = { point: pointText(point) };
  if (!values.text.trim() || isShownPoint(values.text)) {
    fields.text = shownPoint(point);
  }
  if (!values.precision) {
    fields.precision = precisionFor(radius, "");
  }
  if (!values.radius_m.trim()) {
    fields.radius_m = String(radius);
  }
  return fields;
}

/** A site whose circle is changed; its precision follows where it is about a circle. */
export function radiusSet(values, radius) {
  const tidied = tidyRadius(radius);
  return { radius_m: String(tidied), precision: precisionFor(tidied, values.precision) };
}

/**
 * What goes when other words are typed: a point that stood for the words before, and how exact it
 * was unless somebody said so by hand. A point set on the map stays.
 */
export function forgotten(values, { isOwnPoint, byHand }) {
  if (!values.point || isOwnPoint) {
    return {};
  }
  const gone = ["point", ...["precision", "radius_m"].filter((name) => !byHand.has(name))];
  return Object.fromEntries(gone.map((name) => [name, ""]));
}
