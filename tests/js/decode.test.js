import assert from "node:assert/strict";
import { test } from "node:test";
import { decoded } from "../../static/js/explorer/decode.js";

/** The bytes of an index: a header, and columns {name, type, ...} with their `numbers`. */
function bytesOf(about, ...columns) {
  const sizes = { uint8: 1, uint16: 2, int16: 2, int32: 4, float64: 8 };
  const setters = { uint8: "setUint8", uint16: "setUint16", int16: "setInt16" };
  let offset = 0;
  const described = columns.map(({ numbers, ...column }) => {
    const at = offset;
    offset += Math.ceil((numbers.length * sizes[column.type]) / 8) * 8;
    return { ...column, offset: at };
  });
  let text = new TextEncoder().encode(JSON.stringify({ ...about, columns: described }));
  text = Uint8Array.from({ length: Math.ceil(text.length / 8) * 8 }, (_v, n) => text[n] ?? 32);
  const buffer = new ArrayBuffer(8 + text.length + offset);
  const view = new DataView(buffer);
  new Uint8Array(buffer).set(new TextEncoder().encode("CTIX"));
  view.setUint32(4, text.length, true);
  new Uint8Array(buffer).set(text, 8);
  described.forEach(({ type, offset: at }, n) => {
    const write = setters[type] ?? (type === "int32" ? "setInt32" : "setFloat64");
    columns[n].numbers.forEach((number, i) => {
      view[write](8 + text.length + at + i * sizes[type], number, true);
    });
  });
  return buffer;
}

test("numbers are as they were written, from a base, in steps, or divided", () => {
  const { count, columns, codes } = decoded(
    bytesOf(
      { count: 3, codes: { type: ["mine"] } },
      { name: "precision", type: "uint8", numbers: [1, 0, 7] },
      { name: "killed", type: "uint16", base: -1, numbers: [0, 1, 300] },
      { name: "first", type: "int16", base: 18600, delta: true, numbers: [0, -2, -300] },
      { name: "lon", type: "int32", divisor: 100000, numbers: [4680000, -1, -2147483648] },
      { name: "lat", type: "float64", numbers: [39.1, Number.NaN, 0.1 + 0.2] },
    ),
  );
  assert.equal(count, 3);
  assert.deepEqual(codes, { type: ["mine"] });
  assert.deepEqual(columns.precision, Uint8Array.of(1, 0, 7));
  assert.deepEqual(columns.killed, Int32Array.of(-1, 0, 299));
  assert.deepEqual(columns.first, Int32Array.of(18600, 18598, 18298));
  assert.deepEqual(columns.lon, Float64Array.of(46.8, -0.00001, Number.NaN));
  assert.deepEqual(columns.lat, Float64Array.of(39.1, Number.NaN, 0.1 + 0.2));
});

test("of too many there are no columns, and other bytes are refused", () => {
  const { count, most, columns } = decoded(bytesOf({ count: 9, most: 5 }));
  assert.deepEqual([count, most, columns], [9, 5, {}]);
  assert.throws(() => decoded(new TextEncoder().encode("<!doctype html>").buffer));
  assert.throws(() => decoded(new ArrayBuffer(0)));
});
