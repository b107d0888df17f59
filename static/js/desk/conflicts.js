// Two people wrote in one field: both versions beside it, and one's own choice. Nobody overwrites.

import { element } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { fieldOf, focusOn, labelOf, read, wordsOf, write } from "./controls.js";
import { ownersOf } from "./paths.js";

/** When something was written, in the hours of this reader. */
function timeOf(moment) {
  const options = { hour: "2-digit", minute: "2-digit" };
  return moment ? new Date(moment).toLocaleTimeString(document.documentElement.lang, options) : "";
}

/**
 * Show conflicts of `outbox` beside their fields.
 *
 * `putBack(list, key)` brings a row back that somebody took away; `settled()` is told after each
 * choice.
 */
export function createConflicts(form, words, { outbox, announce, putBack, settled }) {
  const boxes = new Map();

  /** Where a conflict is shown: at its field, else where it lies; above the list of a lost row. */
  const frameOf = ({ path, removed }) => {
    if (removed) {
      const [[list]] = ownersOf(path);
      return form.querySelector(`[data-list="${CSS.escape(list)}"]`).parentElement;
    }
    const control = form.elements.namedItem(path);
    const inside = control instanceof RadioNodeList ? control[0] : control;
    return (
      fieldOf(form, path) ??
      inside?.closest("[data-answer], [data-row]") ??
      form.querySelector("[data-conflicts]") ??
      form
    );
  };

  const close = (path) => {
    const box = boxes.get(path);
    boxes.delete(path);
    const holder = box?.closest("[data-merge]");
    box?.remove();
    if (holder && holder.children.length === 0) {
      holder.hidden = true;
    }
  };

  const choose = (path, choice) => {
    const { removed } = outbox.conflict(path);
    if (removed && choice === "mine") {
      for (const [list, key] of ownersOf(path)) {
        putBack(list, key);
      }
    }
    const text = outbox.resolve(path, choice);
    if (read(form, path) !== text) {
      write(form, path, text);
    }
    close(path);
    announce(choice === "mine" ? words.mineStays : words.theirsStays);
    settled();
    if (!removed) {
      focusOn(form, path);
    }
  };

  /** Both versions with what can be done about them. */
  const boxOf = (conflict) => {
    const { path, removed } = conflict;
    const values = {
      name: conflict.changed_by || words.somebody,
      time: timeOf(conflict.changed_at),
    };
    const version = (title, text) =>
      element(
        "div",
        { class: "version" },
        element("p", { class: "version-of" }, title),
        element("blockquote", { dir: "auto" }, wordsOf(form, path, text) || words.nothingThere),
      );
    const button = (label, act) => {
      const made = element("button", { type: "button", class: "small" }, label);
      made.addEventListener("click", act);
      return made;
    };
    const choices = removed
      ? [
          button(words.putItBack, () => choose(path, "mine")),
          button(words.leaveAway, () => choose(path, "theirs")),
        ]
      : [
          button(words.keepMine, () => choose(path, "mine")),
          button(words.takeTheirs, () => choose(path, "theirs")),
          button(words.editBoth, () => focusOn(form, path)),
        ];
    return element(
      "div",
      { class: "conflict", role: "group", "aria-label": words.twoVersions, "data-conflict": path },
      element("p", {}, fill(removed ? words.conflictRemoved : words.conflict, values)),
      version(words.yours, outbox.text(path)),
      removed ? "" : version(fill(words.theirs, values), conflict.theirs),
      element("p", { class: "conflict-choices" }, ...choices),
    );
  };

  const open = (conflict) => {
    const frame = frameOf(conflict);
    const near = conflict.removed ? ":scope > [data-merge]" : "[data-merge]";
    let holder = frame.querySelector(near);
    if (!holder) {
      holder = element("div", { "data-merge": "" });
      frame.prepend(holder);
    }
    close(conflict.path);
    const box = boxOf(conflict);
    boxes.set(conflict.path, box);
    holder.append(box);
    holder.hidden = false;
  };

  return {
    /** Show new conflicts and say so. */
    show(conflicts) {
      for (const conflict of conflicts) {
        open(conflict);
        const name = conflict.changed_by || words.somebody;
        announce(fill(words.conflictTold, { name, field: labelOf(form, conflict.path) }));
      }
    },

    /** Bring what is shown in line with what is still in conflict. */
    refresh() {
      const open = outbox.conflicts();
      for (const path of [...boxes.keys()].filter((one) => !open.includes(one))) {
        close(path);
      }
      for (const path of boxes.keys()) {
        const mine = boxes.get(path).querySelector("blockquote");
        mine.textContent = wordsOf(form, path, outbox.text(path)) || words.nothingThere;
      }
    },
  };
}
