// Drawing what the table answers: one pass, and map, timeline, list, tray and counts from it.

import { placeIn } from "../map/hits.js";
import { barsOf, intervalsOf } from "../timeline/buckets.js";
import { besideDays, pass, questionOf, roomFor, shownDay } from "./filter.js";
import { refOf, rowOfRef } from "./table.js";

const DAY_MS = 86_400_000;

/** Draws with the parts {map, timeline, list, tray, panel, status}. */
export function createPicture({ map, timeline, list, tray, panel, status }) {
  const now = { table: null, room: null, result: null, extent: null, turn: 0 };

  const answer = (table, ask) => {
    if (now.table !== table) {
      Object.assign(now, { table, room: roomFor(table.count), turn: now.turn + 1 });
    }
    now.result = pass(table, ask, now.room);
    return now.result;
  };

  /** What follows the pointer: map, handles, counts. */
  const draw = (table, state, quick) => {
    const ask = questionOf(state, table.codes);
    const result = answer(table, ask);
    now.extent = wider(now.extent, table.extent);
    map.show(table, result.matching, quick);
    timeline.show({
      codes: table.codes,
      bars: (unit, view) => barsOf(table, now.result.overTime, unit, view),
      intervals: (...how) => intervalsOf(table, now.result.overTime, ...how),
      key: `${now.turn} ${besideDays(ask)}`,
      extent: now.extent,
      window: windowOf(state, now.extent),
      view: state.span,
    });
    panel.count(result, table.codes);
    status.show(result.matching.length, table.count, result.unmapped);
  };

  /** What may come a moment later, as pieces of work: markers, areas and list, tray. */
  const settle = (state) => {
    const { table, result } = now;
    return [
      map.settle,
      () => {
        map.asOf(shownDay(state, result.newest), state.earlier);
        list.show(table, result.matching, state.sort);
      },
      () => {
        const unmapped = result.matching.filter((i) => Number.isNaN(table.lon[i]));
        tray.show(table, unmapped, "newest");
      },
    ];
  };

  return {
    draw,
    settle,
    extent: () => now.extent,
    /** The incidents before and after one in time, of those that are shown; "" for none. */
    beside(ref) {
      const { table, result } = now;
      const at = placeIn(result.matching, rowOfRef(table, ref));
      const refAt = (n) => (n in result.matching ? refOf(table, result.matching[n]) : "");
      return at === -1 ? ["", ""] : [refAt(at + 1), refAt(at - 1)];
    },
  };
}

/** The days chosen, as the timeline takes them. */
export function windowOf({ from, to }, extent) {
  return from === null && to === null ? null : [from ?? extent[0], to ?? extent[1]];
}

/** Both extents in one, so that the axis stays while incidents come and go; the last month for none. */
export function wider(one, other) {
  const today = Math.floor(Date.now() / DAY_MS);
  const [a, b] = [one ?? other ?? [today - 30, today], other ?? one ?? [today - 30, today]];
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}
