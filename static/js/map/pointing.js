// What the pointer finds among the squares of a full map: how many incidents, and which.
//
// By keyboard the numbers above the squares lead to the same incidents.

import { rowOf } from "../explorer/table.js";
import { element } from "../lib/dom.js";
import { dayWords, fill } from "../lib/words.js";
import { cardOf } from "./card.js";
import { createHits } from "./hits.js";

const REACH_PX = 6;
const LISTED = 5;
const NEARER = 2;

/**
 * Watch the pointer on `map`. `now()` gives {table, rows, size} while squares are drawn, else null;
 * `card` shows what is found, `opened` is called with the reference of one that is chosen.
 */
export function createPointing(map, said, { card, titles, address, opened, now }) {
  const hits = createHits();
  let frame = 0;

  const found = ({ latlng }) => {
    const shown = now();
    if (shown === null) {
      return null;
    }
    const { table, rows, size } = shown;
    const { x, y } = map.project(latlng).divideBy(size);
    return { table, rows: hits(table, rows, x, y, REACH_PX / size) };
  };

  const isFree = ({ originalEvent }) => originalEvent.target.closest(".spot, .hover-card") === null;

  const show = (event) => {
    const near = found(event);
    if (near === null) {
      return;
    }
    if (near.rows.length === 0) {
      card.leave();
      return;
    }
    const named = near.rows.filter((i) => near.table.number[i] > 0);
    const rows = [...named.subarray(0, LISTED)].map((i) => rowOf(near.table, i));
    titles.want(rows);
    card.show(event.containerPoint, contentOf(rows, numberOf(near)));
  };

  /** How many incidents: a row of a tile may stand for several, and then has no reference. */
  const numberOf = ({ table, rows }) => rows.reduce((sum, i) => sum + (table.weight?.[i] ?? 1), 0);

  const contentOf = (rows, number) => {
    if (number === 1 && rows.length === 1) {
      const place = element("div");
      titles.name(rows[0], (named) => {
        place.replaceChildren(cardOf(named, said, address(named.ref)));
      });
      return place;
    }
    const { words, language } = said;
    const lines = rows.map((row) => {
      const link = element("a", { href: address(row.ref) });
      titles.name(row, ({ title }) => {
        link.textContent = title;
      });
      const day = element("span", { class: "card-muted" }, dayWords(row.first, row.last, language));
      return element("li", {}, day, " ", link);
    });
    const rest = number - rows.length;
    return element(
      "article",
      { class: "card" },
      element(
        "p",
        { class: "card-title" },
        fill(number === 1 ? words.hereOne : words.here, { number }),
      ),
      element("ul", { class: "card-list" }, ...lines),
      rest > 0 ? element("p", { class: "card-muted" }, fill(words.hereMore, { number: rest })) : "",
    );
  };

  map.on("mousemove", (event) => {
    cancelAnimationFrame(frame);
    if (isFree(event)) {
      frame = requestAnimationFrame(() => show(event));
    }
  });
  map.on("mouseout", () => cancelAnimationFrame(frame));
  map.on("click", (event) => {
    const near = isFree(event) ? found(event) : null;
    if (near === null || near.rows.length === 0) {
      return;
    }
    if (near.rows.length === 1 && near.table.number[near.rows[0]] > 0) {
      card.close();
      opened(rowOf(near.table, near.rows[0]).ref);
    } else if (map.getZoom() < map.getMaxZoom()) {
      map.setView(event.latlng, Math.min(map.getZoom() + NEARER, map.getMaxZoom()));
    } else {
      show(event);
    }
  });
}
