// Entry point of every page of the desk: its keys, moving in lists, ticking rows.
// A list has `data-entries`; what one stands on in a row has `data-entry`.

import { fill } from "../lib/words.js";
import { createHelp } from "./help.js";
import { areOff, isTyping, meantBy } from "./keys.js";

const ENTRY = "[data-entries] [data-entry]";

let off = areOff();
const help = createHelp(document.body, (is) => {
  off = is;
});

const DO = {
  new: () => location.assign(document.querySelector("[data-goes=new]").href),
  search: () => goInto(searchField()),
  help: () => help.open(),
  down: (event) => move(event, 1),
  up: (event) => move(event, -1),
  tick: () => tickRow(),
};

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) {
    return;
  }
  if (leadsOn(event)) {
    move(event, 1);
    return;
  }
  const meant = meantBy(event, { off });
  // Enter is the link's own; arrows scroll unless one stands in a list.
  const own = meant === "open" || (event.key.startsWith("Arrow") && !standsInList());
  if (meant && !own && DO[meant](event) !== false) {
    event.preventDefault();
  }
});

/** Whether the arrow leads from a search field down to what it found. */
function leadsOn(event) {
  return event.key === "ArrowDown" && event.target.matches?.("[data-leads-to-entries]");
}

function standsInList() {
  return document.activeElement?.closest("[data-entries]") !== null;
}

/** The page's own search field where it has one, else that of the navigation. */
function searchField() {
  const fields = [...document.querySelectorAll("[data-desk-search]")];
  return fields.at(-1);
}

function goInto(field) {
  field.focus();
  field.select();
}

/** Step from the row one stands in to another; from outside of the lists to the nearest end. */
function move(event, step) {
  const entries = [...document.querySelectorAll(ENTRY)];
  if (entries.length === 0) {
    return false;
  }
  const row = rowOf(document.activeElement);
  const at = row ? entries.findIndex((entry) => row.contains(entry)) : -1;
  const next = at < 0 ? (step > 0 ? 0 : entries.length - 1) : at + step;
  entries[Math.min(Math.max(next, 0), entries.length - 1)].focus();
  event.preventDefault();
  return true;
}

function rowOf(target) {
  return isTyping(target) ? null : (target?.closest("[data-entries] > *") ?? null);
}

/** Tick or untick the row one stands in. */
function tickRow() {
  const box = rowOf(document.activeElement)?.querySelector("input[name=row]");
  if (!box) {
    return false;
  }
  box.click();
  return true;
}

function countTicked() {
  const place = document.querySelector("[data-ticked]");
  const boxes = [...document.querySelectorAll("input[name=row]")];
  const number = boxes.filter((box) => box.checked).length;
  place.textContent = number > 0 ? fill(place.dataset.words, { number }) : "";
  const all = document.querySelector("[data-tick-all] input");
  all.checked = number === boxes.length;
  all.indeterminate = number > 0 && number < boxes.length;
}

function watchTicks() {
  const whole = document.querySelector("[data-tick-all]");
  if (!whole) {
    return;
  }
  whole.hidden = false;
  whole.querySelector("input").addEventListener("change", (event) => {
    for (const box of document.querySelectorAll("input[name=row]")) {
      box.checked = event.target.checked;
    }
    countTicked();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[name=row]")) {
      countTicked();
    }
  });
  countTicked();
}

for (const button of document.querySelectorAll("[data-help-open]")) {
  button.hidden = false;
  button.addEventListener("click", () => help.open());
}
watchTicks();
// A draft looks after its own errors.
if (!document.querySelector("form[data-draft]")) {
  document.querySelector("main .error[role=alert] a, main [aria-invalid=true]")?.focus();
}
