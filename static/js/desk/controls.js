// The fields of the draft's form, read and written by path. The form is the only place of values.

import { isPath } from "./paths.js";

/** Fired on a control, bubbling, when a script has put a value there that nobody typed. */
export const WRITTEN = "desk:written";

/** All controls of a path: one, or the radio buttons of one name; none when there is no field. */
function controlsOf(form, path) {
  const found = form.elements.namedItem(path);
  if (!found) {
    return [];
  }
  return found instanceof RadioNodeList ? [...found] : [found];
}

// What an empty field of these suggestions means: a claim without an incident makes a new one.
const EMPTY_MEANS = { incidents: "new" };

const isChoice = (control) => control.type === "radio" || control.type === "checkbox";

const asListed = (controls, chosen) =>
  controls
    .filter(chosen)
    .map((control) => control.value)
    .join(" ");

/** The text of a path as it stands in the page; null when the page has no such field. */
export function read(form, path) {
  const controls = controlsOf(form, path);
  if (controls.length === 0) {
    return null;
  }
  const [first] = controls;
  return isChoice(first)
    ? asListed(controls, (control) => control.checked)
    : (first.dataset.value ?? first.value);
}

/** The text of a path as the server sent it with the page, or as a new row is made. */
function readSent(controls) {
  const [first] = controls;
  if (isChoice(first)) {
    return asListed(controls, (control) => control.defaultChecked);
  }
  if (first.tagName === "SELECT") {
    return [...first.options].find((option) => option.defaultSelected)?.value ?? "";
  }
  return first.dataset.value ?? (first.type === "hidden" ? first.value : first.defaultValue);
}

/** The paths of all fields within an element of the form, each once. */
export function pathsIn(form, within = form) {
  const named = [...form.elements].filter(
    (control) => isPath(control.name ?? "") && within.contains(control),
  );
  return [...new Set(named.map((control) => control.name))];
}

/** What the server sent with the page, or with an element that came later, by path. */
export function sentWith(form, within = form) {
  return Object.fromEntries(
    pathsIn(form, within).map((path) => [path, readSent(controlsOf(form, path))]),
  );
}

/** Put a text where it belongs without disturbing whoever types there; false without a field. */
export function write(form, path, text, label = text) {
  const controls = controlsOf(form, path);
  if (controls.length === 0) {
    return false;
  }
  const [first] = controls;
  if (isChoice(first)) {
    const chosen = first.type === "radio" ? [text] : text.split(" ");
    for (const control of controls) {
      control.checked = chosen.includes(control.value);
    }
  } else {
    writeText(first, text, label);
  }
  first.dispatchEvent(new CustomEvent(WRITTEN, { bubbles: true, detail: { path } }));
  return true;
}

function writeText(control, text, label) {
  const { activeElement } = document;
  const caret = control === activeElement ? control.selectionStart : null;
  const shown = text === EMPTY_MEANS[control.dataset.suggest] ? "" : label;
  delete control.dataset.value;
  if (shown !== text) {
    control.dataset.value = text;
  }
  control.value = shown;
  if (caret !== null && caret !== undefined) {
    control.setSelectionRange(caret, caret);
  }
}

/** Words typed over a chosen name are not that name any more. */
export function forgetChoice(control) {
  const empty = EMPTY_MEANS[control.dataset.suggest];
  if (empty && !control.value.trim()) {
    control.dataset.value = empty;
  } else {
    delete control.dataset.value;
  }
}

/** As if somebody had typed it: puts a text and tells everybody who listens for input. */
export function enter(form, path, text, label = text) {
  const [first] = controlsOf(form, path);
  if (!first || read(form, path) === text) {
    return;
  }
  write(form, path, text, label);
  first.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The element that shows a field: label, control and what is said of it; null for a hidden one. */
export function fieldOf(form, path) {
  const [first] = controlsOf(form, path);
  return first?.closest("[data-field]") ?? null;
}

/** What people read instead of a value: the words of a choice, else the value itself. */
export function wordsOf(form, path, value) {
  const controls = controlsOf(form, path);
  const [first] = controls;
  if (first && isChoice(first)) {
    const chosen = controls.find((control) => control.value === value);
    return chosen?.closest("label")?.textContent.trim() ?? value;
  }
  if (first?.tagName === "SELECT") {
    return [...first.options].find((option) => option.value === value)?.text ?? value;
  }
  return value;
}

/** What a field is called. */
export function labelOf(form, path) {
  const frame = fieldOf(form, path);
  return frame?.querySelector("legend, label")?.textContent.trim() ?? path;
}

/** Move the focus to a field: its control, or the chosen one of its radio buttons. */
export function focusOn(form, path) {
  const controls = controlsOf(form, path);
  const target = controls.find((control) => control.checked) ?? controls[0];
  focusInside(target);
}

/** Open every fold around an element and move the focus to it. */
export function focusInside(target) {
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  target?.focus();
}
