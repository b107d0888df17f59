// Cards and rows: added from blank ones in the page, taken away with a way back, without network.

import { element } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { pathsIn, read, write } from "./controls.js";
import { keysOf, kindOf, newKey } from "./paths.js";

// What a new claim begins with, and what a new figure takes over from the one before it.
const STARTS_WITH = { claims: ["sites"] };
const STARTS_AS = { claims: { incident: "new", stance: "reports" } };
const TAKES_OVER = { figures: ["side", "category", "harm"] };

/** The names and ids of a blank row with its keys put in. Pure. */
export function named(text, list, key) {
  const [, claim = key] = list.split(".");
  return text.replaceAll("__CLAIM__", list === "claims" ? key : claim).replaceAll("__KEY__", key);
}

/** A copy of the blank row of a list. */
function blankOf(list, key) {
  const blank = document.querySelector(`template[data-template="${kindOf(list)}"]`);
  const row = document.importNode(blank.content, true).firstElementChild;
  for (const node of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of [...node.attributes]) {
      if (value.includes("__")) {
        node.setAttribute(name, named(value, list, key));
      }
    }
  }
  return row;
}

/**
 * The rows of a form; `changed(path)` is told of each path whose value a script has made or undone.
 *
 * `textOf(path)` is what a field of a row that others have added holds.
 */
export function createRows(form, words, { announce, changed, textOf }) {
  const frameOf = (list) => form.querySelector(`[data-list="${CSS.escape(list)}"]`);
  const rowOf = (list, key) => form.querySelector(`[data-row="${CSS.escape(`${list}.${key}`)}"]`);
  const away = new Map();

  const setKeys = (list, keys) => {
    write(form, list, keys.join(" "));
    changed(list);
  };

  const number = () => {
    [...form.querySelectorAll("[data-card]:not([hidden])")].forEach((card, n) => {
      const place = card.querySelector(".card-number");
      if (place) {
        place.textContent = fill(words.claimNumber, { number: n + 1 });
      }
    });
  };

  /** Put a blank row at the end of a list. */
  const build = (list, key) => {
    const row = blankOf(list, key);
    frameOf(list).append(row);
    number();
    return row;
  };

  /** Put a row there that has been filled in elsewhere. */
  const rebuild = (list, key) => {
    const row = build(list, key);
    for (const path of pathsIn(form, row)) {
      write(form, path, textOf(path));
    }
  };

  const bringBack = (list, key) => {
    if (away.has(`${list}.${key}`)) {
      show(list, key);
    } else if (!rowOf(list, key)) {
      rebuild(list, key);
    }
  };

  const firstControl = (row) =>
    row.querySelector("input:not([type=hidden]), select, textarea") ?? row;

  const takeOver = (list, row) => {
    const before = row.previousElementSibling?.dataset.row;
    for (const name of before ? (TAKES_OVER[kindOf(list)] ?? []) : []) {
      write(form, `${row.dataset.row}.${name}`, read(form, `${before}.${name}`) ?? "");
    }
  };

  const add = (list) => {
    const keys = keysOf(read(form, list));
    const key = newKey(keys);
    const row = build(list, key);
    setKeys(list, [...keys, key]);
    takeOver(list, row);
    for (const [name, text] of Object.entries(STARTS_AS[kindOf(list)] ?? {})) {
      write(form, `${row.dataset.row}.${name}`, text);
    }
    for (const inner of STARTS_WITH[kindOf(list)] ?? []) {
      add(`${row.dataset.row}.${inner}`);
    }
    pathsIn(form, row).forEach(changed);
    return row;
  };

  const wayBack = (list, key, row) => {
    const name = row.querySelector("legend, h3")?.textContent.replace(/\s+/g, " ").trim() ?? "";
    const undo = element("button", { type: "button", class: "small" }, words.undo);
    const bar = element("p", { class: "taken-away" }, fill(words.takenAway, { name }), " ", undo);
    undo.addEventListener("click", () => {
      restore(list, key);
      firstControl(row).focus();
      announce(words.putBack);
    });
    return { bar, undo };
  };

  const hide = (list, key) => {
    const row = rowOf(list, key);
    if (!row || away.has(row.dataset.row)) {
      return null;
    }
    const { bar, undo } = wayBack(list, key, row);
    away.set(row.dataset.row, { row, bar });
    row.hidden = true;
    row.after(bar);
    number();
    return undo;
  };

  const show = (list, key) => {
    const at = `${list}.${key}`;
    const { row, bar } = away.get(at);
    away.delete(at);
    row.hidden = false;
    bar.remove();
    number();
  };

  const restore = (list, key) => {
    show(list, key);
    const shown = [...frameOf(list).children].filter((row) => row.dataset.row && !row.hidden);
    setKeys(
      list,
      shown.map((row) => row.dataset.row.slice(list.length + 1)),
    );
  };

  const remove = (list, key) => {
    const undo = hide(list, key);
    const keys = keysOf(read(form, list)).filter((one) => one !== key);
    setKeys(list, keys);
    undo?.focus();
  };

  return {
    /** Add a blank row to a list and go to its first field. */
    add(list) {
      const row = add(list);
      firstControl(row).focus();
      return row;
    },

    /** Add a blank row to a list and leave the focus where it is. */
    append: add,

    /** Take a row away; the way back stands in its place. */
    remove,

    /** Show the rows of a list whose keys somebody else has changed. */
    show(list, text) {
      const keys = keysOf(text);
      const shown = [...(frameOf(list)?.children ?? [])].filter((row) => row.dataset.row);
      for (const row of shown) {
        const key = row.dataset.row.slice(list.length + 1);
        if (!keys.includes(key)) {
          hide(list, key);
        }
      }
      for (const key of keys) {
        bringBack(list, key);
      }
    },

    /** Put a row back into its list, which somebody else has taken away. */
    putBack(list, key) {
      const keys = keysOf(read(form, list));
      if (!keys.includes(key)) {
        bringBack(list, key);
        setKeys(list, [...keys, key]);
      }
    },

    number,
  };
}
