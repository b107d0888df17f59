// Drawing what is too much for the browser: tiles, bars, counts and the list as the server has them.
//
// One round of questions at a time: while somebody drags, the next round is about the newest state.

import { fetchJson } from "../lib/data.js";
import { dayOf } from "../lib/days.js";
import { intervalsOf } from "../timeline/buckets.js";
import { shownDay } from "./filter.js";
import { wider, windowOf } from "./picture.js";
import { barsOfAnswer, countsOfAnswer, lastingOfAnswer, rowOfRecord } from "./series.js";
import { filterQueryOf, serverQueryOf } from "./state.js";
import { featuresOf, tableOfFeatures, tilesIn } from "./tiles.js";

const MONTH = 31;
const LISTED = 25;
const KEPT = 300;

/**
 * Draws with the parts {map, timeline, list, tray, panel, status}; `addresses` are those of tiles,
 * timeline, counts and incidents. The methods are those of picture.js; `draw` gives a promise.
 */
export function createFar({ map, timeline, list, tray, panel, status }, words, addresses) {
  const now = {
    index: null,
    state: null,
    extent: null,
    quick: false,
    busy: null,
    again: false,
    turn: 0,
  };
  const shown = { bars: {}, lasting: {}, refs: [] };
  const answers = createAnswers();

  const asked = (address, query) => answers(query ? `${address}?${query}` : address, fetchJson);

  const draw = (index, state, quick) => {
    Object.assign(now, { index, state, quick });
    if (now.busy === null) {
      now.busy = rounds();
    } else {
      now.again = true;
    }
    return now.busy;
  };

  const rounds = async () => {
    try {
      do {
        now.again = false;
        await round(now);
      } while (now.again);
    } finally {
      now.busy = null;
    }
  };

  const round = async ({ index, state, quick }) => {
    const turn = now.turn;
    const extent = await extentOf(state);
    const counting = asked(addresses.counts, filterQueryOf(state));
    const [{ table, rows }, counts] = await Promise.all([tableInView(state, index), counting]);
    if (turn !== now.turn) {
      return;
    }
    now.extent = wider(now.extent, extent);
    map.show(table, rows, quick);
    if (!quick) {
      map.settle();
    }
    // The handles stand where they have been moved meanwhile.
    drawTimeline(now.state);
    panel.count({ counts: countsOfAnswer(counts, index.codes) }, index.codes);
    status.show(counts.count, index.count, counts.unmapped);
  };

  /** What the tiles in view hold, as a table and all of its rows. */
  const tableInView = async (state, { codes }) => {
    const { zoom, box } = map.view();
    const query = filterQueryOf(state);
    const tiles = tilesIn(zoom, box).map((tile) => {
      const { z, x, y } = tile;
      const path = addresses.tile.replace("Z/X/Y", `${z}/${x}/${y}`);
      return answers(query ? `${path}?${query}` : path, async (address) => {
        const bytes = await (await fetch(address, { credentials: "same-origin" })).arrayBuffer();
        return featuresOf(bytes, tile);
      });
    });
    const features = (await Promise.all(tiles)).flat();
    const table = { ...tableOfFeatures(features, codes), key: serverQueryOf(state) };
    return { table, rows: Uint32Array.from(table.day.keys()) };
  };

  /** The first and last day of all there is, to the month. */
  const extentOf = async (state) => {
    const { buckets } = await asked(addresses.timeline, serverQueryOf(state));
    const days = [buckets[0]?.starts_on, buckets.at(-1)?.ends_on];
    return buckets.length === 0 ? null : days.map(dayOf);
  };

  const drawTimeline = (state) => {
    timeline.show({
      codes: now.index.codes,
      bars: barsIn,
      intervals: intervalsIn,
      key: `far ${filterQueryOf({ ...state, from: null, to: null })}`,
      extent: now.extent,
      window: windowOf(state, now.extent),
      view: state.span,
    });
  };

  /** The bars of a view: those at hand, and at once the right ones are asked for. */
  const barsIn = (unit, view) => {
    const whole = unit === "month";
    const [from, to] = whole ? [null, null] : [wide(view[0], -1), wide(view[1], 1)];
    const bars = latest("bars", { from, to, bucket: unit, shares: "yes" }, barsOfAnswer) ?? [];
    return bars.filter(({ first, last }) => last >= view[0] && first <= view[1]);
  };

  /** Lines of several days in a view, in the same way: those at hand, and the right ones soon. */
  const intervalsIn = (view, lanes, least) => {
    const [from, to] = [Math.floor(view[0]), Math.floor(view[1])];
    const days = Math.max(Math.ceil(least), 1);
    const held = latest("lasting", { from, to, bucket: "month", lasting: days }, lastingOfAnswer);
    const { table, rows, several } = held ?? { rows: [], several: 0 };
    const { placed } = intervalsOf(table ?? {}, rows, view, lanes, least);
    return { placed, left: several - placed.length };
  };

  /** What the timeline was last told of something; with another question it is asked and redrawn. */
  const latest = (name, { from, to, ...more }, read) => {
    const rest = filterQueryOf({ ...now.state, from, to });
    const query = [rest, new URLSearchParams(more)].filter(String).join("&");
    const held = shown[name];
    if (held.query !== query) {
      held.query = query;
      asked(addresses.timeline, query).then((answer) => {
        if (held.query === query && now.index !== null) {
          held.told = read(answer, now.index.codes);
          timeline.redraw();
        }
      });
    }
    return held.told;
  };

  const settle = (state) => [() => listFound(state)];

  const listFound = async (state) => {
    const query = filterQueryOf(state);
    tray.say(words.trayFar);
    const [rows, more] = await page(query, "");
    if (now.index === null || filterQueryOf(now.state) !== query) {
      return;
    }
    shown.refs = rows.map(({ ref }) => ref);
    map.asOf(shownDay(state, rows[0]?.last ?? null), state.earlier);
    list.showFound(query, rows, more);
  };

  /** One page of the list, and how to get the next; null after the last. */
  const page = async (query, cursor) => {
    const limit = `limit=${LISTED}${cursor && `&cursor=${cursor}`}`;
    const answer = await asked(addresses.incidents, query ? `${query}&${limit}` : limit);
    const next = answer.next === null ? null : new URL(answer.next).searchParams.get("cursor");
    const rows = answer.incidents.map(rowOfRecord);
    const more = async () => {
      const [later, after] = await page(query, encodeURIComponent(next));
      shown.refs.push(...later.map(({ ref }) => ref));
      return [later, after];
    };
    return [rows, next === null ? null : more];
  };

  return {
    draw,
    settle,
    /** The map shows another part of the world. */
    viewed: () => (now.index === null ? null : draw(now.index, now.state, false)),
    /** Stop: something else draws from now on. */
    leave: () => Object.assign(now, { index: null, again: false, turn: now.turn + 1 }),
    extent: () => now.extent,
    /** The incidents before and after one in time, among those listed; "" for none. */
    beside(ref) {
      const at = shown.refs.indexOf(ref);
      return at === -1 ? ["", ""] : [shown.refs[at + 1] ?? "", shown.refs[at - 1] ?? ""];
    },
  };
}

/** A day somewhat beyond another, in steps, so that moving a little asks nothing new. */
function wide(day, by) {
  return (Math.floor(day / MONTH) + by * 2) * MONTH;
}

/** Answers by address, the last ones kept; a question that failed is asked again. */
function createAnswers() {
  const held = new Map();
  return (address, ask) => {
    if (!held.has(address)) {
      const answer = ask(address);
      answer.catch(() => held.delete(address));
      held.set(address, answer);
      if (held.size > KEPT) {
        held.delete(held.keys().next().value);
      }
    }
    return held.get(address);
  };
}
