// The one filter, answered in the browser from the table; the same answer as the server's. Pure.

import { NONE } from "./table.js";

const TIME = 1;
const BBOX = 2;
const TYPE = 4;
const SIDE = 8;
const INITIATOR = 16;
const ASSESSMENT = 32;
const PRECISION = 64;
const CASUALTIES = 128;

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

/** A bit for every condition that row `i` does not meet. */
function failed(table, ask, i) {
  let bits = 0;
  if (table.dayTo[i] < ask.first || table.day[i] > ask.last) {
    bits |= TIME;
  }
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
  if (ask.precision !== 0 && (table.precision[i] === NONE || table.precision[i] > ask.precision)) {
    bits |= PRECISION;
  }
  return table.casualties[i] < ask.casualties && ask.casualties !== 0 ? bits | CASUALTIES : bits;
}

/** Whether a row lies in the box, its edges included; never without coordinates. */
function within({ lon, lat }, [west, south, east, north], i) {
  return lon[i] >= west && lon[i] <= east && lat[i] >= south && lat[i] <= north;
}

/**
 * One pass over the table. `matching` are the rows that meet everything; `overTime` those that
 * meet everything but the days, for the timeline; `unmapped` how many of the matching have no
 * coordinates. `counts` says for each choice how many there would be with this choice alone in
 * its group, everything else as asked.
 */
export function pass(table, ask) {
  const { codes } = table;
  const counts = {
    type: new Uint32Array(codes.type.length),
    side: new Uint32Array(codes.sides.length),
    initiator: new Uint32Array(codes.initiators.length),
    assessment: new Uint32Array(codes.assessment.length),
    precision: new Uint32Array(8),
  };
  const matching = [];
  const overTime = [];
  let unmapped = 0;
  for (let i = 0; i < table.count; i += 1) {
    const bits = failed(table, ask, i);
    if (bits === 0) {
      matching.push(i);
      unmapped += Number.isNaN(table.lon[i]) ? 1 : 0;
    }
    if ((bits & ~TIME) === 0) {
      overTime.push(i);
    }
    count(counts, table, bits, i);
  }
  for (let n = 2; n < 8; n += 1) {
    counts.precision[n] += counts.precision[n - 1];
  }
  return { matching, overTime, unmapped, counts };
}

function count(counts, table, bits, i) {
  if ((bits & ~TYPE) === 0) {
    counts.type[table.type[i]] += 1;
  }
  if ((bits & ~SIDE) === 0) {
    addBits(counts.side, table.sides[i]);
  }
  if ((bits & ~INITIATOR) === 0) {
    addBits(counts.initiator, table.initiators[i]);
  }
  if ((bits & ~ASSESSMENT) === 0) {
    addBits(counts.assessment, table.assessment[i]);
  }
  if ((bits & ~PRECISION) === 0 && table.precision[i] !== NONE) {
    counts.precision[table.precision[i]] += 1;
  }
}

function addBits(numbers, bits) {
  for (let bit = 0; bit < numbers.length; bit += 1) {
    numbers[bit] += (bits >>> bit) & 1;
  }
}

/** The day shown: the last one asked for, else the newest of the rows, else the first asked. */
export function shownDay({ from, to }, table, rows) {
  if (to !== null) {
    return to;
  }
  return rows.length > 0 ? rows.reduce((day, i) => Math.max(day, table.dayTo[i]), 0) : from;
}
