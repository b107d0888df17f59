// The list beside the map: the same incidents, in the markup the server writes.

import { isoOf } from "../lib/days.js";
import { element, sideSign } from "../lib/dom.js";
import { dayWords } from "../lib/words.js";
import { placeWords } from "../map/card.js";
import { rowOf } from "./table.js";

const PAGE = 25;

/** A list in `frame`; `address` gives the page of an incident. Returns {show, tray}. */
export function createList(frame, said, address) {
  let shown = PAGE;
  let last = null;

  const draw = () => {
    const { table, rows } = last;
    const items = rows.slice(0, shown).map((i) => entryOf(rowOf(table, i), said, address));
    if (items.length === 0) {
      frame.replaceChildren(element("p", { class: "empty" }, said.words.nothing));
      return;
    }
    frame.replaceChildren(element("ol", { class: "entries" }, ...items));
    if (rows.length > shown) {
      const more = element("button", { type: "button", class: "tool more" }, said.words.more);
      more.addEventListener("click", () => {
        const next = shown;
        shown += PAGE;
        draw();
        frame.querySelectorAll(".entry-title a")[next].focus();
      });
      frame.append(more);
    }
  };

  return {
    show(table, matching, sort) {
      const rows = sort === "oldest" ? matching.toReversed() : matching;
      // The same incidents as before stay as they are, however many are unfolded.
      const same =
        rows.length === last?.rows.length && rows.every((row, n) => row === last.rows[n]);
      if (same && last.table === table) {
        return;
      }
      shown = PAGE;
      last = { table, rows };
      draw();
    },
  };
}

/** One incident as a line of a list. */
export function entryOf(row, said, address) {
  const { sides, events, assessments, words, language } = said;
  const when = dayWords(row.first, row.last, language);
  const exact = row.datePrecision > 1 ? ` (${words[`date${row.datePrecision}`]})` : "";
  const axis = (name, code) =>
    element("span", { class: "assessment-axis" }, `${name} `, element("b", {}, assessments[code]));
  const claimants = Object.keys(sides)
    .filter((code) => row.sides.includes(code))
    .map((code) =>
      element("span", { class: "side" }, sideSign(code, sides[code].path), sides[code].label),
    );
  return element(
    "li",
    { class: "entry", "data-ref": row.ref },
    element(
      "p",
      { class: "entry-when" },
      element("time", { datetime: isoOf(row.first) }, `${when}${exact}`),
      element("span", { class: "entry-type" }, events[row.type]),
    ),
    element("h3", { class: "entry-title" }, element("a", { href: address(row.ref) }, row.title)),
    element(
      "p",
      { class: "entry-sides" },
      element("span", { class: "label" }, words.claims),
      ...claimants,
    ),
    element(
      "p",
      { class: "entry-assessment" },
      element(
        "span",
        { class: "assessment" },
        axis(words.occurrence, row.assessment[0]),
        axis(words.responsibility, row.assessment[1]),
      ),
    ),
    element(
      "p",
      { class: "entry-where" },
      Number.isNaN(row.lon) ? words.unmapped : placeWords(row, words, language),
      element("span", { class: "ref" }, row.ref),
    ),
  );
}
