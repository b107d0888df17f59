// The one filter, answered in the browser from the table; the same answer as the server's. Pure.

const BBOX = 1;
const TYPE = 2;
const SIDE = 4;
const INITIATOR = 8;
const ASSESSMENT = 16;
const PRECISION = 32;
const CASUALTIES = 64;
const PRECISIONS = 8;

/** What `state` asks for as numbers and bit sets over the code lists; 0 asks nothing. */
export function questionOf(state, codes) {
  return {
    first: state.from ?? Number.NEGATIVE_INFINITY,
    last: state.to ?? Number.POSITIVE_INFINITY,
    bbox: state.bbox,
    types: bitsOf(state.type, codes.type),
    sides: bitsOf(state.side, codes.sides),
    initiators: bitsOf(state.initiator, codes.initiators),
    assessments: bitsOf(state.assessment, codes.assessment),
    precision: state.precision ?? 0,
    casualties: state.casualties_min ?? 0,
  };
}

function bitsOf(values, codes) {
  return values.reduce((bits, value) => bits | (1 << codes.indexOf(value)), 0);
}

/** What is asked beside the days, as a text: the same text finds the same rows over all time. */
export function besideDays(ask) {
  return JSON.stringify({ ...ask, first: 0, last: 0 });
}

/**
 * Room for the answers of `pass` over tables of up to `count` rows, to be used again and again. What
 * fails beside the days is kept in it, so that another choice of days looks at nothing else.
 */
export function roomFor(count) {
  return {
    matching: new Uint32Array(count),
    overTime: new Uint32Array(count),
    rest: new Uint8Array(count),
    ever: 0,
    of: null,
    key: "",
  };
}

/** A bit for every condition beside the days that row `i` does not meet. */
function failed(table, ask, i) {
  let bits = 0;
  if (ask.bbox !== null && !within(table, ask.bbox, i)) {
    bits |= BBOX;
  }
  if (ask.types !== 0 && (ask.types & (1 << table.type[i])) === 0) {
    bits |= TYPE;
  }
  if (ask.sides !== 0 && (ask.sides & table.sides[i]) === 0) {
    bits |= SIDE;
  }
  if (ask.initiators !== 0 && (ask.initiators & table.initiators[i]) === 0) {
    bits |= INITIATOR;
  }
  if (ask.assessments !== 0 && (ask.assessments & table.assessment[i]) === 0) {
    bits |= ASSESSMENT;
  }
  if (ask.precision !== 0 && (table.precision[i] === 0 || table.precision[i] > ask.precision)) {
    bits |= PRECISION;
  }
  return table.casualties[i] < ask.casualties && ask.casualties !== 0 ? bits | CASUALTIES : bits;
}

/** Whether a row lies in the box, its edges included; never without coordinates. */
function within({ lon, lat }, [west, south, east, north], i) {
  return lon[i] >= west && lon[i] <= east && lat[i] >= south && lat[i] <= north;
}

/** Note in `room` what each row fails beside the days, where that is not known yet. */
function lookBesideDays(table, ask, room) {
  const key = besideDays(ask);
  if (room.of === table && room.key === key) {
    return;
  }
  const ever = asksNothing(ask) ? keepAll(room, table.count) : keepSome(room, table, ask);
  Object.assign(room, { of: table, key, ever });
}

const asksNothing = ({ first, last, ...rest }) => Object.values(rest).every((value) => !value);

function keepAll({ rest, overTime }, count) {
  rest.fill(0);
  for (let i = 0; i < count; i += 1) {
    overTime[i] = i;
  }
  return count;
}

function keepSome({ rest, overTime }, table, ask) {
  let ever = 0;
  for (let i = 0; i < table.count; i += 1) {
    const bits = failed(table, ask, i);
    rest[i] = bits;
    if (bits === 0) {
      overTime[ever] = i;
      ever += 1;
    }
  }
  return ever;
}

/**
 * One pass over the table. `matching` are the rows that meet everything; `overTime` those that
 * meet everything but the days, for the timeline; both in the order of the table and valid until
 * `room` is used again. `unmapped` is how many of the matching have no coordinates, `newest` the
 * last day of any, null for none. `counts` says for each choice how many there would be with this
 * choice alone in its group, everything else as asked.
 */
export function pass(table, ask, room = roomFor(table.count)) {
  lookBesideDays(table, ask, room);
  const { codes, lon, day, dayTo } = table;
  const { rest, matching } = room;
  const seen = countersFor(codes);
  let [found, unmapped, newest] = [0, 0, Number.NEGATIVE_INFINITY];
  for (let i = firstBy(day, ask.last); i < table.count; i += 1) {
    const bits = rest[i];
    // What fails two conditions is not failed by one group alone.
    if (dayTo[i] < ask.first || (bits & (bits - 1)) !== 0) {
      continue;
    }
    if (bits === 0) {
      matching[found] = i;
      found += 1;
      newest = Math.max(newest, dayTo[i]);
      unmapped += Number.isNaN(lon[i]) ? 1 : 0;
    }
    note(seen, table, bits, i);
  }
  return {
    matching: matching.subarray(0, found),
    overTime: room.overTime.subarray(0, room.ever),
    unmapped,
    newest: found === 0 ? null : newest,
    counts: countsOf(seen, codes),
  };
}

/** The first row that begins by a day; rows are newest first. */
function firstBy(days, last) {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = days[middle] > last ? [middle + 1, high] : [low, middle];
  }
  return low;
}

/** How often each value of a column was seen; of a bit set each set, not each bit, is a value. */
function countersFor({ type, sides, initiators, assessment }) {
  return {
    type: new Uint32Array(type.length),
    sides: new Uint32Array(1 << sides.length),
    initiators: new Uint32Array(1 << initiators.length),
    assessment: new Uint32Array(1 << assessment.length),
    precision: new Uint32Array(PRECISIONS),
  };
}

function note(seen, table, bits, i) {
  if (bits === 0) {
    seen.type[table.type[i]] += 1;
    seen.sides[table.sides[i]] += 1;
    seen.initiators[table.initiators[i]] += 1;
    seen.assessment[table.assessment[i]] += 1;
    seen.precision[table.precision[i]] += 1;
  } else if (bits === TYPE) {
    seen.type[table.type[i]] += 1;
  } else if (bits === SIDE) {
    seen.sides[table.sides[i]] += 1;
  } else if (bits === INITIATOR) {
    seen.initiators[table.initiators[i]] += 1;
  } else if (bits === ASSESSMENT) {
    seen.assessment[table.assessment[i]] += 1;
  } else if (bits === PRECISION) {
    seen.precision[table.precision[i]] += 1;
  }
}

function countsOf(seen, codes) {
  const precision = seen.precision;
  precision[0] = 0;
  for (let n = 2; n < PRECISIONS; n += 1) {
    precision[n] += precision[n - 1];
  }
  return {
    type: seen.type,
    side: byBit(seen.sides, codes.sides.length),
    initiator: byBit(seen.initiators, codes.initiators.length),
    assessment: byBit(seen.assessment, codes.assessment.length),
    precision,
  };
}

/** From how often each set was seen to how often each bit was. */
function byBit(sets, length) {
  const numbers = new Uint32Array(length);
  for (let bits = 1; bits < sets.length; bits += 1) {
    for (let bit = 0; sets[bits] > 0 && bit < length; bit += 1) {
      numbers[bit] += ((bits >>> bit) & 1) * sets[bits];
    }
  }
  return numbers;
}

/** The day shown: the last one asked for, else the newest of what is found, else the first asked. */
export function shownDay({ from, to }, newest) {
  return to ?? newest ?? from;
}
