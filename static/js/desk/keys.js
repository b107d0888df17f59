// What a key means at the desk. Pure but for `areOff` and `switchOff`, which ask the browser.

import { SHORTCUTS } from "./shortcuts.js";

const STORED = "desk-keys";
const TYPED_IN = "textarea, select, [contenteditable], [role=combobox], [role=textbox]";
const UNTYPED = ["checkbox", "radio", "button", "submit", "reset", "file", "image", "range"];
const LETTER = /^Key([A-Z])$/;
const ASCII = 128;

/** Whether somebody who presses a key on `target` is writing. */
export function isTyping(target) {
  if (!target?.matches) {
    return false;
  }
  if (target.matches("input")) {
    return !UNTYPED.includes(target.type);
  }
  return target.matches(TYPED_IN) || target.isContentEditable === true;
}

/** The id of the shortcut that a key press means; "" for none. `off` leaves single keys out. */
export function meantBy(event, { off = false, places = ["everywhere", "lists"] } = {}) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) {
    return "";
  }
  if (event.altKey || isTyping(event.target)) {
    return "";
  }
  const key = keyOf(event);
  const found = SHORTCUTS.find(
    ({ on, keys, single }) => places.includes(on) && keys.includes(key) && !(single && off),
  );
  return found?.id ?? "";
}

/** The key pressed; a letter of another alphabet counts as the Latin one at its place. */
function keyOf(event) {
  const foreign = event.key.length === 1 && event.key.codePointAt(0) >= ASCII;
  const letter = foreign && LETTER.exec(event.code ?? "");
  return letter ? letter[1].toLowerCase() : event.key;
}

/** Whether single keys are switched off in this browser. */
export function areOff() {
  try {
    return localStorage.getItem(STORED) === "off";
  } catch {
    return false;
  }
}

/** Switch single keys off or on again, for this browser. */
export function switchOff(off) {
  try {
    if (off) {
      localStorage.setItem(STORED, "off");
    } else {
      localStorage.removeItem(STORED);
    }
  } catch {
    // Without a store the choice lasts as long as the page.
  }
}
