// Rows from vector tiles: cells that stand for many incidents, points that stand for one. Pure.

import { PbfReader } from "../../vendor/pbf/index.js";
import { VectorTile } from "../../vendor/vector-tile/index.js";
import { dayOf } from "../lib/days.js";
import { NONE } from "./table.js";

const HALF_TURN = 180 / Math.PI;
const TILE = 256;
const UNITS = 4096;
// As wide as cells are where nothing says otherwise (incidents/snapshot/tiles.py).
const CELL = TILE / 32;

/** The tiles {z, x, y} that a box of pixels (left, top, right, bottom) touches at a zoom. */
export function tilesIn(z, [left, top, right, bottom]) {
  const last = 2 ** z - 1;
  const clip = (pixel) => Math.max(0, Math.min(Math.floor(pixel / TILE), last));
  const found = [];
  for (let y = clip(top); y <= clip(bottom); y += 1) {
    for (let x = clip(left); x <= clip(right); x += 1) {
      found.push({ z, x, y });
    }
  }
  return found;
}

/** The features of a tile's bytes: {x, y, ...properties}, x and y in shares of the world. */
export function featuresOf(bytes, { z, x, y }) {
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(bytes)));
  const size = 2 ** z;
  return Object.values(layers).flatMap((layer) =>
    Array.from({ length: layer.length }, (_value, n) => {
      const feature = layer.feature(n);
      const [[point]] = feature.loadGeometry();
      const at = { x: (x + point.x / layer.extent) / size, y: (y + point.y / layer.extent) / size };
      return { ...feature.properties, ...at };
    }),
  );
}

function newestFirst(one, other) {
  const keys = [one, other].map(({ starts_on: day = "", ref = "" }) => `${day} ${ref}`);
  return Number(keys[0] < keys[1]) - Number(keys[0] > keys[1]);
}

/**
 * The table of features, a row each, newest first and cells last, with `weight` and `bySide` as
 * map/grid.js takes them. A row of a cell has no reference: its `number` is 0.
 */
export function tableOfFeatures(found, codes) {
  const features = found.toSorted(newestFirst);
  const column = (Type, value) => Type.from(features, value);
  const bits = (list) => (text) =>
    list.reduce((sum, code, bit) => sum | (text.includes(code) ? 1 << bit : 0), 0);
  const words = (text) => (text ? String(text).split(",") : []);
  const refs = features.map(({ ref }) => (ref ?? "NK-0-0").split("-"));
  const sides = (feature) => bits(codes.sides)(words(feature.sides));
  const both = ({ occurrence, responsibility }) => [occurrence, responsibility];
  const x = column(Float64Array, (feature) => feature.x);
  const y = column(Float64Array, (feature) => feature.y);
  return {
    count: features.length,
    codes,
    // One width for the whole view, so that what is as dark has as many.
    fine: features.reduce((most, { width }) => Math.max(most, ((width ?? 0) / UNITS) * TILE), CELL),
    titles: features.map(({ title }) => title ?? null),
    year: column(Uint16Array, (_feature, n) => Number(refs[n][1])),
    number: column(Uint32Array, (_feature, n) => Number(refs[n][2])),
    lon: x.map((share) => (share - 0.5) * 360),
    lat: y.map((share) => Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * HALF_TURN),
    x,
    y,
    day: column(Int32Array, (feature) => dayOf(feature.starts_on ?? "") ?? 0),
    dayTo: column(Int32Array, (feature) => dayOf(feature.ends_on ?? "") ?? 0),
    datePrecision: column(Uint8Array, (feature) => feature.date_precision ?? 0),
    type: column(Uint8Array, (feature) => Math.max(codes.type.indexOf(feature.type), 0)),
    sides: column(Uint8Array, sides),
    assessment: column(Uint16Array, (feature) => bits(codes.assessment)(both(feature))),
    precision: column(Uint8Array, (feature) => feature.precision ?? 0),
    radius: column(Int32Array, (feature) => feature.radius_m ?? NONE),
    weight: column(Uint32Array, (feature) => feature.count ?? 1),
    bySide: Uint32Array.from(
      features.flatMap((feature) =>
        codes.sides.map((code, bit) =>
          feature.count === undefined ? (sides(feature) >> bit) & 1 : (feature[code] ?? 0),
        ),
      ),
    ),
  };
}
