// The list beside the map: the same incidents, in the markup the server writes.

import { isoOf } from "../lib/days.js";
import { element, sideSign } from "../lib/dom.js";
import { dayWords } from "../lib/words.js";
import { placeWords } from "../map/card.js";
import { rowOf } from "./table.js";

const PAGE = 25;

/**
 * A list in `frame`; `address` gives the page of an incident, `titles` what it is called. Returns
 * {show(table, rows, sort)}.
 */
export function createList(frame, said, { address, titles }) {
  let shown = PAGE;
  let last = null;
  // The rows that stand there: a copy, because the table's own room is written over.
  let standing = [];

  const draw = () => {
    const { table } = last;
    standing = firstOf(last, shown);
    const rows = standing.map((i) => rowOf(table, i));
    if (rows.length === 0) {
      frame.replaceChildren(element("p", { class: "empty" }, said.words.nothing));
      return;
    }
    const late = table.titles === null ? "entries entries-late" : "entries";
    const items = rows.map((row) => entryOf(row, said, { address, titles }));
    frame.replaceChildren(element("ol", { class: late }, ...items));
    titles.want(rows);
    if (last.rows.length > shown) {
      frame.append(moreButton());
    }
  };

  const moreButton = () => {
    const more = element("button", { type: "button", class: "tool more" }, said.words.more);
    more.addEventListener("click", () => {
      const next = shown;
      shown += PAGE;
      draw();
      frame.querySelectorAll(".entry-title a")[next].focus();
    });
    return more;
  };

  /** What was found elsewhere: `more` gives the next rows and how to get those after them. */
  const append = (rows, more) => {
    const items = rows.map((row) => entryOf(row, said, { address, titles }));
    frame.querySelector(".entries").append(...items);
    frame.querySelector(".more")?.remove();
    if (more !== null) {
      const button = element("button", { type: "button", class: "tool more" }, said.words.more);
      button.addEventListener("click", async () => {
        append(...(await more()));
        items.at(-1)?.nextElementSibling?.querySelector("a").focus();
      });
      frame.append(button);
    }
  };

  return {
    /** Say something in place of the list. */
    say(text) {
      last = null;
      frame.replaceChildren(element("p", { class: "empty" }, text));
    },
    /** Show rows found elsewhere; `key` is another one whenever they are others. */
    showFound(key, rows, more) {
      if (last?.key === key) {
        return;
      }
      last = { key };
      frame.replaceChildren(element("ol", { class: "entries" }));
      if (rows.length === 0) {
        frame.replaceChildren(element("p", { class: "empty" }, said.words.nothing));
      } else {
        append(rows, more);
      }
    },
    show(table, rows, sort) {
      const next = { table, rows, sort };
      // The same incidents as before stay as they are, however many are unfolded.
      const same =
        last?.table === table &&
        last.count === rows.length &&
        String(firstOf(next, shown)) === String(standing);
      last = { ...next, count: rows.length };
      if (!same) {
        shown = PAGE;
        draw();
      }
    },
  };
}

/** The first `number` rows in the order asked for. */
function firstOf({ rows, sort }, number) {
  const most = Math.min(number, rows.length);
  return Array.from({ length: most }, (_value, n) =>
    sort === "oldest" ? rows[rows.length - 1 - n] : rows[n],
  );
}

/** One incident as a line of a list. */
export function entryOf(row, said, { address, titles }) {
  const link = element("a", { href: address(row.ref) });
  titles.name(row, ({ title }) => {
    link.textContent = title;
  });
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
    element("h3", { class: "entry-title" }, link),
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
