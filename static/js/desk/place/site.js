// A site's point and circle as numbers, and as the texts a draft holds. Pure.
//
// A point is {lon, lat} in degrees, as text "lon,lat"; radii are metres.

export const SMALLEST = 100;
export const LARGEST = 300_000;

const METRES_PER_DEGREE = 111_320;
const EARTH = 6_371_000;
// UCDP's where_prec: exact, near a point, a fuzzy area. The others are about divisions.
const CIRCLES = ["", "1", "2", "5"];
const EXACT_M = 1000;
const NEAR_M = 25_000;

const rad = (degrees) => (degrees * Math.PI) / 180;

/** The point of a text "lon,lat"; null for any other text. */
export function pointOf(text) {
  const parts = text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  const [lon, lat] = parts;
  const isPoint = parts.length === 2 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return isPoint ? { lon, lat } : null;
}

/** A point as a draft holds it, to about a metre. */
export const pointText = ({ lon, lat }) => `${lon.toFixed(5)},${lat.toFixed(5)}`;

/** A point as people read it: latitude first. */
export const shownPoint = ({ lon, lat }) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;

/** Whether words are nothing but such a point, so that they follow it when it moves. */
export const isShownPoint = (words) => /^-?\d+\.\d{5}, -?\d+\.\d{5}$/.test(words.trim());

/** The radius of a site: its own, else what its precision means in `radii`; null for no circle. */
export function radiusOf({ radius_m: own, precision }, radii) {
  const typed = /^\d+$/.test(own.trim()) ? Number(own) : 0;
  return typed > 0 ? typed : (radii[precision || "1"] ?? null);
}

/** The precision that fits a radius; one about a division stays as it is. */
export function precisionFor(radius, now) {
  if (!CIRCLES.includes(now)) {
    return now;
  }
  if (radius <= EXACT_M) {
    return "1";
  }
  return radius <= NEAR_M ? "2" : "5";
}

/** How much a radius changes by one step: the larger it is, the more. */
function stepAt(radius) {
  if (radius < 2000) {
    return 100;
  }
  if (radius < 10_000) {
    return 500;
  }
  return radius < 50_000 ? 1000 : 5000;
}

/** A radius within the limits, rounded so that nobody reads more into it. */
export function tidyRadius(radius) {
  const within = Math.min(Math.max(radius, SMALLEST), LARGEST);
  const step = stepAt(within);
  return Math.min(Math.max(Math.round(within / step) * step, SMALLEST), LARGEST);
}

/** The radius after a key on the slider; null for keys that do not change it. */
export function radiusAfter(key, radius) {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return tidyRadius(radius + stepAt(radius));
    case "ArrowLeft":
    case "ArrowDown":
      return tidyRadius(radius - stepAt(radius - 1));
    case "PageUp":
      return tidyRadius(radius * 2);
    case "PageDown":
      return tidyRadius(radius / 2);
    case "Home":
      return SMALLEST;
    case "End":
      return LARGEST;
    default:
      return null;
  }
}

const ARROWS = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The point after an arrow key, `metres` away; null for other keys. */
export function pointAfter(key, { lon, lat }, metres) {
  const way = ARROWS[key];
  if (!way) {
    return null;
  }
  const degrees = metres / METRES_PER_DEGREE;
  return {
    lon: lon + (way[0] * degrees) / Math.cos(rad(lat)),
    lat: lat + way[1] * degrees,
  };
}

/** The point due east of another, where the handle of its circle stands. */
export function eastOf({ lon, lat }, metres) {
  return { lon: lon + metres / (METRES_PER_DEGREE * Math.cos(rad(lat))), lat };
}

/** Metres between two points. */
export function metresBetween(one, other) {
  const lat = rad(other.lat - one.lat) / 2;
  const lon = rad(other.lon - one.lon) / 2;
  const chord =
    Math.sin(lat) ** 2 + Math.cos(rad(one.lat)) * Math.cos(rad(other.lat)) * Math.sin(lon) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
}
