// Sets of words, such as the actors of a joint statement: a chip each, with a button to take it out.

import { element } from "../lib/dom.js";
import { enter, read } from "./controls.js";
import { keysOf, kindOf } from "./paths.js";

/** The chips of a form, kept in line with their hidden fields. */
export function createChips(form) {
  const labels = new Map();

  const chipOf = (path, word) => {
    const blank = document.querySelector(`template[data-template="${kindOf(path)}"]`);
    const chip = document.importNode(blank.content, true).firstElementChild;
    for (const node of [chip, ...chip.querySelectorAll("*")]) {
      for (const { name, value } of [...node.attributes]) {
        node.setAttribute(name, value.replaceAll("__KEY__", word));
      }
    }
    const label = labels.get(word) ?? word;
    chip.querySelector("[data-label]").textContent = label;
    chip
      .querySelector("[data-remove-word]")
      .append(element("span", { class: "visually-hidden" }, ` ${label}`));
    return chip;
  };

  const show = (path) => {
    const list = form.querySelector(`[data-chosen="${CSS.escape(path)}"]`);
    for (const chip of list?.querySelectorAll("[data-word]") ?? []) {
      labels.set(chip.dataset.word, chip.querySelector("[data-label]").textContent);
    }
    list?.replaceChildren(...keysOf(read(form, path) ?? "").map((word) => chipOf(path, word)));
  };

  return {
    /** Draw the chips of a path anew. */
    show,

    /** Put a word into a set. */
    add(path, word, label) {
      labels.set(word, label);
      enter(form, path, keysOf(`${read(form, path)} ${word}`).join(" "));
      show(path);
    },

    /** Take a word out. */
    remove(path, word) {
      const left = keysOf(read(form, path)).filter((one) => one !== word);
      enter(form, path, left.join(" "));
      show(path);
    },
  };
}
