// The card of an incident: who says so, what, when, how sure, and where all claims stand.

import { element, sideSign } from "../lib/dom.js";
import { dayWords, distanceWords, fill, saysWords } from "../lib/words.js";

/** What a card and a label need beside the row: words and codes of the page. */
export function placeWords(row, words, language) {
  if (row.precision === 1) {
    return words.exact;
  }
  return row.radius === null
    ? ""
    : fill(words.within, { distance: distanceWords(row.radius, language) });
}

/** A row in one sentence, for the label of its chip. */
export function labelOf(row, { sides, words, language }) {
  const names = row.sides.map((code) => sides[code].label);
  const says = saysWords(names, words);
  const parts = [row.title, dayWords(row.first, row.last, language), says];
  return [...parts, placeWords(row, words, language)].filter(Boolean).join(". ");
}

/** The card itself; `address` leads to the incident. */
export function cardOf(row, { sides, events, assessments, words, language }, address) {
  const names = row.sides.map((code) => sides[code].label);
  const signs = row.sides.map((code) => sideSign(code, sides[code].path));
  return element(
    "article",
    { class: "card" },
    element("p", { class: "card-muted" }, dayWords(row.first, row.last, language)),
    element("p", { class: "card-title" }, element("a", { href: address }, row.title)),
    element("p", {}, ...signs, " ", saysWords(names, words)),
    element("p", {}, events[row.type]),
    element("p", {}, `${words.occurrence} ${assessments[row.assessment[0]]}`),
    element("p", {}, `${words.responsibility} ${assessments[row.assessment[1]]}`),
    element("p", { class: "card-muted" }, placeWords(row, words, language)),
    element("p", {}, element("a", { href: address }, words.open)),
  );
}
