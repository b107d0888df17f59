// What the explorer shows, and the query string that says it. Pure.
//
// The first group of names is the one filter of the server (incidents/filters.py), in its order;
// the second is what only this page shows: the map's and the timeline's view, the open incident.

import { dayOf, isoOf } from "../lib/days.js";

const DAYS = ["from", "to"];
const MANY = ["type", "side", "initiator", "assessment", "place"];
const NUMBERS = ["precision", "casualties_min"];
const FILTER = [...DAYS, "bbox", ...MANY, ...NUMBERS, "q", "known_on"];
const VIEW = ["sort", "map", "span", "earlier", "open"];
const SERVER = ["place", "q", "known_on"];
const DEGREE_DIGITS = 4;

/** Names of the parameters that filter. */
export const FILTER_NAMES = FILTER;

/** The state of an address that asks for nothing. */
export const EMPTY = Object.freeze({
  from: null,
  to: null,
  bbox: null,
  type: [],
  side: [],
  initiator: [],
  assessment: [],
  place: [],
  precision: null,
  casualties_min: null,
  q: "",
  known_on: null,
  sort: "newest",
  map: null,
  span: null,
  earlier: false,
  open: "",
});

/** The state that a query string asks for; the server has refused what makes no sense. */
export function stateOf(query) {
  const params = new URLSearchParams(query);
  const one = (name) => params.get(name)?.trim() ?? "";
  const state = { ...EMPTY, q: one("q"), open: one("open") };
  for (const name of [...DAYS, "known_on"]) {
    state[name] = dayOf(one(name));
  }
  for (const name of MANY) {
    const values = params.getAll(name).map((value) => value.trim());
    state[name] = [...new Set(values.filter(Boolean))].sort();
  }
  for (const name of NUMBERS) {
    state[name] = one(name) === "" ? null : Number(one(name));
  }
  state.sort = one("sort") === "oldest" ? "oldest" : "newest";
  state.earlier = one("earlier") === "yes";
  state.bbox = numbers(one("bbox"), ",", 4);
  state.map = numbers(one("map"), "/", 3);
  const span = one("span").split("..").map(dayOf);
  state.span = span.length === 2 && !span.includes(null) ? span : null;
  return state;
}

function numbers(text, sign, count) {
  const found = text.split(sign).map(Number);
  return text && found.length === count && found.every(Number.isFinite) ? found : null;
}

/** Name and value pairs of `state`, in the order of the server; only those of `names`. */
export function pairsOf(state, names = [...FILTER, ...VIEW]) {
  return names.flatMap((name) => textsOf(name, state[name]).map((text) => [name, text]));
}

function textsOf(name, value) {
  if (value === null || value === "" || value === EMPTY[name]) {
    return [];
  }
  if (MANY.includes(name)) {
    return value;
  }
  switch (name) {
    case "from":
    case "to":
    case "known_on":
      return [isoOf(value)];
    case "bbox":
      return [value.join(",")];
    case "map":
      return [value.join("/")];
    case "earlier":
      return ["yes"];
    case "span":
      return [value.map(isoOf).join("..")];
    default:
      return [String(value)];
  }
}

/** The query string of `state` without the question mark. */
export function queryOf(state, names) {
  const text = new URLSearchParams(pairsOf(state, names)).toString();
  // Both may stand in a query as they are, and are easier to read so.
  return text.replaceAll("%2F", "/").replaceAll("%2C", ",");
}

/** The part of the query string that filters, as other addresses take it. */
export function filterQueryOf(state) {
  return queryOf(state, FILTER);
}

/** The part that only the server can answer: it decides which index is asked for. */
export function serverQueryOf(state) {
  return queryOf(state, SERVER);
}

/** `state` without one value of a parameter, or without all of them when none is named. */
export function without(state, name, value) {
  if (name === "time") {
    return { ...state, from: null, to: null };
  }
  const rest = Array.isArray(state[name]) && value !== undefined && name !== "bbox";
  return { ...state, [name]: rest ? state[name].filter((one) => one !== value) : EMPTY[name] };
}

/** `state` with nothing filtered; the view stays. */
export function cleared(state) {
  const nothing = Object.fromEntries(FILTER.map((name) => [name, EMPTY[name]]));
  return { ...state, ...nothing };
}

/** West, south, east and north as they stand in an address, so that both count the same. */
export function roundedBox(box) {
  return box.map((degrees) => Number(degrees.toFixed(DEGREE_DIGITS)));
}
