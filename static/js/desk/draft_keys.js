// The keys pressed with Alt or Ctrl, of a draft and of a claim under review, from the table that the help sheet is made from.

import { SHORTCUTS } from "./shortcuts.js";

/** The shortcuts of one place by press: {"alt+q": "draft-quote"}. Pure. */
export const presses = (place = "draft", shortcuts = SHORTCUTS) =>
  Object.fromEntries(
    shortcuts
      .filter(({ on }) => on === place)
      .flatMap(({ id, keys }) => keys.map((key) => [key.toLowerCase(), id])),
  );

/** The letter of a key whatever the alphabet of the keyboard: "q" for Alt+Q on a Russian one. Pure. */
export function letterOf({ key, code }) {
  const letter = key.toLowerCase();
  return /^[a-z]$/.test(letter) ? letter : (/^Key([A-Z])$/.exec(code)?.[1].toLowerCase() ?? "");
}

/** The name of what a key press asks for, such as "alt+q"; "" for presses that are none. Pure. */
export function pressOf(event) {
  const { altKey, ctrlKey, metaKey, shiftKey, key } = event;
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && key === "Enter") {
    return "ctrl+enter";
  }
  // AltGr, which writes letters on many keyboards, comes as Ctrl and Alt together.
  if (altKey && !ctrlKey && !metaKey && !shiftKey) {
    const letter = letterOf(event);
    return letter ? `alt+${letter}` : "";
  }
  return "";
}

/** Which of `count` cards is next from `at` (-1 before the first), going round. Pure. */
export const nextOf = (at, step, count) => (at + step + count) % count;

/** Listen for the keys of a place; `actions` maps ids of shortcuts to what they do. */
export function startKeys(actions, place = "draft") {
  const ids = presses(place);
  document.addEventListener("keydown", (event) => {
    const act = event.isComposing ? undefined : actions[ids[pressOf(event)]];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
