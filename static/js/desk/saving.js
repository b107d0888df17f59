// Saving the draft as one types: ties the form, the outbox, the saver and the copy in the browser.

import { element } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { createChips } from "./chips.js";
import { createConflicts } from "./conflicts.js";
import { fieldOf, forgetChoice, labelOf, pathsIn, read, sentWith, write } from "./controls.js";
import { createKeeper, pagesAlive } from "./keeping.js";
import { createOutbox } from "./outbox.js";
import { isKeyList, isPath, isSet, newKey } from "./paths.js";
import { createRows } from "./rows.js";
import { createSaver } from "./saver.js";
import { post } from "./server.js";
import { createStateLine } from "./state_line.js";

/** Lists before what is in them, outer ones first. */
const inOrder = (texts) =>
  Object.entries(texts).sort(
    ([one], [other]) =>
      Number(isKeyList(other)) - Number(isKeyList(one)) || one.length - other.length,
  );

const clock = {
  now: () => Date.now(),
  later: (callback, ms) => setTimeout(callback, ms),
  never: (timer) => clearTimeout(timer),
};

/**
 * Save `form` from now on. `understood(answers)` is told what the server made of fields,
 * `saved(paths)` which fields have been written.
 *
 * Returns {rows, chips, adopt, flush, version, isClosed}.
 */
export function startSaving(form, words, { announce, understood, saved }) {
  const { user, id } = form.dataset;
  const outbox = createOutbox(sentWith(form));
  const keeper = createKeeper({
    storage: localStorage,
    user,
    draft: id,
    page: newKey() + newKey(),
  });
  let kept = true;

  const keep = () => {
    kept = keeper.keep(outbox.unsent());
  };

  const changed = (path) => {
    outbox.type(path, read(form, path) ?? "");
    keep();
    saver.typed();
    conflicts.refresh();
  };

  const rows = createRows(form, words, { announce, changed, textOf: outbox.text });
  const chips = createChips(form);
  const conflicts = createConflicts(form, words, {
    outbox,
    announce,
    putBack: rows.putBack,
    settled: () => {
      keep();
      saver.typed();
    },
  });

  const show = (texts) => {
    for (const [path, text] of inOrder(texts)) {
      write(form, path, text);
      if (isKeyList(path)) {
        rows.show(path, text);
      } else if (isSet(path)) {
        chips.show(path);
      }
    }
  };

  /** Mark what a colleague has written, until one goes there. */
  const mark = (paths) => {
    for (const path of paths) {
      const field = fieldOf(form, path);
      if (field && !field.querySelector(".merged-mark")) {
        field.append(element("p", { class: "merged-mark" }, words.changedByOther));
      }
    }
    const fields = paths.filter((path) => fieldOf(form, path));
    if (fields.length > 0) {
      announce(fill(words.changedByOtherTold, { field: labelOf(form, fields[0]) }));
    }
  };

  const complain = (path, message) => {
    const field = path ? fieldOf(form, path) : null;
    if (field) {
      field.querySelector(".not-sent")?.remove();
      field.append(element("p", { class: "error not-sent" }, message));
    }
    announce(message);
  };

  const showOthers = (names) => {
    const line = document.querySelector("[data-others]");
    const sentence = names.length > 0 ? fill(words.othersHere, { names: names.join(", ") }) : "";
    if (line && line.textContent.trim() !== sentence) {
      line.textContent = sentence;
      line.hidden = sentence === "";
      if (sentence) {
        announce(sentence);
      }
    }
  };

  const line = createStateLine(document.querySelector("[data-save-state]"), words, {
    announce,
    login: form.dataset.login,
    isKept: () => kept,
  });

  const takeIn = ({ own = {}, others, conflicts: found }, data) => {
    show(own);
    show(others);
    mark(Object.keys(others));
    conflicts.show(found);
    conflicts.refresh();
    keep();
    form.dataset.version = data.version;
    form.elements.version.value = data.version;
  };

  const saver = createSaver({
    outbox,
    clock,
    base: Number(form.dataset.version),
    server: {
      save: (request) => post(form.dataset.save, { user, ...request }),
      here: (request) => post(form.dataset.here, { user, ...request }),
    },
    told: {
      state(state) {
        line(state);
        closing(state);
      },
      answered(told, data) {
        takeIn(told, data);
        for (const path of Object.keys(data.notes ?? {})) {
          complain(path, data.notes[path]);
        }
        understood(data.understood ?? {});
        saved(Object.keys(data.wrote));
      },
      refused: complain,
      here(data, told) {
        takeIn(told, data);
        showOthers(data.others ?? []);
      },
    },
  });

  /** A draft that cannot be saved any more: what is unsent, to be copied. */
  const closing = ({ kind, message }) => {
    if (!["closed", "gone"].includes(kind) || form.querySelector("[data-unsent]")) {
      return;
    }
    const unsent = Object.entries(outbox.unsent()).filter(([path]) => fieldOf(form, path));
    const text = unsent.map(([path, [, now]]) => `${labelOf(form, path)}: ${now}`).join("\n\n");
    const box = element("textarea", { readonly: "", rows: "6", "aria-label": words.unsent }, text);
    const panel = element(
      "section",
      { class: "summary", "data-unsent": "", tabindex: "-1" },
      element("h2", {}, kind === "closed" ? fill(words.closed, { message }) : words.gone),
      text ? element("p", {}, words.copyUnsent) : "",
      text ? box : "",
    );
    form.prepend(panel);
  };

  const restore = async () => {
    const left = keeper.takeOver(await pagesAlive(navigator.locks, keeper.page));
    const { shown, conflicts: found } = outbox.restore(left.changes);
    show(shown);
    for (const path of pathsIn(form)) {
      // What was typed, or put back by the browser, before the scripts were there.
      if (!(path in shown)) {
        outbox.type(path, read(form, path));
      }
    }
    conflicts.show(found);
    keep();
    left.forget();
    const number = Object.keys(shown).length;
    if (number > 0) {
      const sentence = fill(words.restored, { number });
      form.prepend(element("p", { class: "restored" }, sentence));
      announce(sentence);
    }
    saver.start();
  };

  form.addEventListener(
    "input",
    ({ target, isTrusted }) => {
      if (isTrusted) {
        forgetChoice(target);
      }
      if (isPath(target.name ?? "")) {
        target.closest("[data-field]")?.querySelector(".not-sent")?.remove();
        changed(target.name);
      }
    },
    { capture: true },
  );
  form.addEventListener("focusin", ({ target }) => {
    target.closest("[data-field]")?.querySelector(".merged-mark")?.remove();
  });
  form.addEventListener("formdata", ({ formData }) => {
    // A form that is sent whole says what was chosen, not the words shown for it.
    for (const control of form.elements) {
      if (control.dataset.value !== undefined && isPath(control.name)) {
        formData.set(control.name, control.dataset.value);
      }
    }
  });
  for (const moment of ["online", "focus"]) {
    window.addEventListener(moment, () => saver.poke());
  }
  window.addEventListener("offline", () => saver.poke());
  window.addEventListener("pageshow", ({ persisted }) => persisted && saver.poke());
  document.addEventListener("visibilitychange", () => saver.poke());
  window.addEventListener("beforeunload", (event) => {
    if (!kept && Object.keys(outbox.unsent()).length > 0) {
      event.preventDefault();
    }
  });
  restore();

  /** Fields that have come into the page: what the server holds in them, and what is typed here. */
  const adopt = (element) => {
    const sent = sentWith(form, element);
    for (const [path, text] of Object.entries(sent)) {
      outbox.adopt(path, text);
      if (outbox.text(path) !== read(form, path)) {
        write(form, path, outbox.text(path));
      }
    }
  };

  return {
    rows,
    chips,
    adopt,
    flush: saver.flush,
    version: saver.version,
    isClosed: saver.isClosed,
  };
}
