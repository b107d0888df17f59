// The sites of a card as they stand in the form.

import { enter, read } from "../controls.js";

const NAMES = ["text", "place", "point", "precision", "radius_m", "role"];

/** The rows of sites in a card, without those taken away. */
export const siteRows = (card) => [...card.querySelectorAll(".site-row:not([hidden])")];

/** What a row's fields hold, by name; a field that is not there is empty. */
export function valuesOf(form, row) {
  const at = row.dataset.row;
  return Object.fromEntries(NAMES.map((name) => [name, read(form, `${at}.${name}`) ?? ""]));
}

/** Put texts into a row's fields, as if somebody had typed them. */
export function fillIn(form, row, fields) {
  for (const [name, text] of Object.entries(fields)) {
    enter(form, `${row.dataset.row}.${name}`, text);
  }
}

/** The last word of a field's name if it is one of a site: "text" of "claims.k1.sites.s2.text". */
export function siteField(name) {
  const parts = name.split(".");
  return parts.length === 5 && parts[2] === "sites" ? parts[4] : "";
}
