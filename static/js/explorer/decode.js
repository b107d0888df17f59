// Reading /api/v1/index.bin into typed arrays. Pure: bytes in, columns out.
//
// The layout is told in incidents/exchange/index_bytes.py and in docs/api.md.

const MAGIC = 0x58495443;
const NO_DEGREES = -(2 ** 31);
const READ = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  int32: Int32Array,
  float64: Float64Array,
};
const HELD = {
  year: Uint16Array,
  number: Uint32Array,
  lon: Float64Array,
  lat: Float64Array,
  first: Int32Array,
  last: Int32Array,
  date_precision: Uint8Array,
  type: Uint8Array,
  sides: Uint8Array,
  initiators: Uint8Array,
  assessment: Uint16Array,
  precision: Uint8Array,
  radius_m: Int32Array,
  killed: Int32Array,
  casualties: Int32Array,
};

/**
 * The header of an answer with its columns as typed arrays by name. `most` is in it where there are
 * more incidents than that: then no column is. Throws for bytes of another layout.
 */
export function decoded(buffer) {
  const view = new DataView(buffer);
  if (buffer.byteLength < 8 || view.getUint32(0, true) !== MAGIC) {
    throw new Error("These are not the bytes of an index");
  }
  const start = 8 + view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, start - 8)));
  const columns = {};
  for (const column of header.columns) {
    const written = new READ[column.type](buffer, start + column.offset, header.count);
    columns[column.name] = numbersOf(written, column, new HELD[column.name](header.count));
  }
  return { ...header, columns };
}

function numbersOf(written, { base = 0, delta = false, divisor = 0 }, into) {
  if (divisor > 0) {
    for (let i = 0; i < written.length; i += 1) {
      into[i] = written[i] === NO_DEGREES ? Number.NaN : written[i] / divisor;
    }
    return into;
  }
  // The browser's own copying is many times faster than a loop that runs for the first time, and
  // a small loop over one array many times faster than one between arrays of any types.
  into.set(written);
  if (delta) {
    sumUp(into, base);
  } else if (base !== 0) {
    addTo(into, base);
  }
  return into;
}

function sumUp(numbers, base) {
  let number = base;
  for (let i = 0; i < numbers.length; i += 1) {
    // In an array without signs a step back stands as its remainder, and leads where it should.
    number = (number + numbers[i]) | 0;
    numbers[i] = number;
  }
}

function addTo(numbers, base) {
  for (let i = 0; i < numbers.length; i += 1) {
    numbers[i] += base;
  }
}
