// The sheet that lists the keys: a dialog made from SHORTCUTS, and the switch for single keys.

import { readWords } from "../lib/data.js";
import { element } from "../lib/dom.js";
import { areOff, switchOff } from "./keys.js";
import { rowsOf } from "./shortcuts.js";

const PLACES = ["everywhere", "lists", "draft", "review"];

/** The sheet in `body`; `switched` is told of the switch. Returns {open}. */
export function createHelp(body, switched) {
  const words = readWords("help-words");
  const box = element("input", { type: "checkbox", id: "help-switch" });
  const close = element("button", { type: "button", class: "quiet" }, words.close);
  const sheet = element(
    "dialog",
    { class: "help-sheet", "aria-labelledby": "help-title" },
    element("header", {}, element("h2", { id: "help-title" }, words.title), close),
    ...PLACES.flatMap((place) => tableOf(place, words)),
    element(
      "p",
      { class: "help-switch" },
      box,
      element("label", { for: "help-switch" }, words.switch),
    ),
    element("p", { class: "note" }, words.note),
  );
  box.addEventListener("change", () => {
    switchOff(!box.checked);
    switched(!box.checked);
  });
  close.addEventListener("click", () => sheet.close());
  body.append(sheet);
  return {
    open() {
      if (!sheet.open) {
        box.checked = !areOff();
        sheet.showModal();
        close.focus();
      }
    },
  };
}

/** The keys of one place as a table with its heading; nothing where there are none. */
function tableOf(place, words) {
  const rows = rowsOf(place);
  if (rows.length === 0) {
    return [];
  }
  const head = element(
    "thead",
    {},
    element(
      "tr",
      {},
      element("th", { scope: "col" }, words.key),
      element("th", { scope: "col" }, words.does),
    ),
  );
  const lines = rows.map(([id, keys]) =>
    element(
      "tr",
      {},
      element("td", {}, ...keys.flatMap((key, n) => [n > 0 ? ` ${words.then} ` : "", keyed(key)])),
      element("td", {}, words[dataName(id)]),
    ),
  );
  const table = element("table", { class: "plain" }, head, element("tbody", {}, ...lines));
  return [element("h3", {}, words[place]), table];
}

/** The name under which `dataset` keeps the attribute data-`id`: "draft-add" is "draftAdd". */
function dataName(id) {
  return id.replace(/-(\w)/g, (_dash, letter) => letter.toUpperCase());
}

/** A key as an element; "Alt+Q" as one key after the other. */
function keyed(key) {
  const parts = key.length > 1 ? key.split("+") : [key];
  const shown = parts.flatMap((part, n) => [n > 0 ? "+" : "", element("kbd", {}, part)]);
  return element("span", { class: "keys" }, ...shown);
}
