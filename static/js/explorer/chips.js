// What is set, as chips: one click takes one away, one more all of them.

import { element } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { FILTER_NAMES, pairsOf } from "./state.js";

/** Chips in `frame`; `removed(name, text)` and `clearedAll()` are called on a click. */
export function createChips(frame, words, { labelOf, removed, clearedAll }) {
  const chip = (name, text) => {
    const [label, value] = labelOf(name, text);
    const said = `${label.trim()}: ${value.trim()}`;
    const attributes = {
      type: "button",
      class: "chip",
      "aria-label": fill(words.remove, { what: said }),
    };
    const button = element(
      "button",
      attributes,
      said,
      element("span", { "aria-hidden": "true" }, " ×"),
    );
    button.addEventListener("click", () => {
      removed(name, text);
      focusNear();
    });
    return button;
  };
  const focusNear = () => (frame.querySelector("button") ?? frame).focus();
  return {
    show(state) {
      const chips = pairsOf(state, FILTER_NAMES).map(([name, text]) => chip(name, text));
      const had = frame.contains(document.activeElement);
      if (chips.length > 0) {
        const all = element("button", { type: "button", class: "chip chip-all" }, words.clear);
        all.addEventListener("click", clearedAll);
        chips.push(all);
      }
      frame.replaceChildren(...chips);
      if (had) {
        focusNear();
      }
    },
  };
}
