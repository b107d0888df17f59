// The draft page. Each part is started by itself: where one fails the others go on, and the form
// can still be sent as it is.

import { readWords } from "../lib/data.js";
import { createAnnouncer } from "./announce.js";
import { focusOn } from "./controls.js";
import { nextOf, startKeys } from "./draft_keys.js";
import { startFragments } from "./fragments.js";
import { startQuoting } from "./quoting.js";
import { startSaving } from "./saving.js";
import { startSuggesting } from "./suggest.js";
import { startUnderstanding } from "./understood.js";

/** Start a part; a failure is reported and leaves undefined. */
function attempt(start) {
  try {
    return start();
  } catch (error) {
    reportError(error);
    return undefined;
  }
}

/** The card one is in, and all of them. */
function cardsOf(form) {
  const cards = [...form.querySelectorAll("[data-card]:not([hidden])")];
  return { cards, at: cards.indexOf(document.activeElement?.closest("[data-card]")) };
}

/** Add and remove rows by their buttons, without asking the server. */
function startRows(form, { rows, chips }) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-remove], [data-remove-word]");
    const [verb, path, key] = button?.value.split(":") ?? [];
    if (!button || !["add", "remove"].includes(verb)) {
      return;
    }
    event.preventDefault();
    if (button.matches("[data-remove-word]")) {
      chips.remove(path, key);
    } else if (verb === "add") {
      rows.add(path);
    } else {
      rows.remove(path, key);
    }
  });
}

/** Check and submit by their buttons: what is missing is shown in place. */
function startSubmitting(form, { flush, isClosed }, fragments) {
  let isLeaving = false;
  form.addEventListener("submit", async (event) => {
    const verb = event.submitter?.value;
    if (isLeaving || isClosed() || !["save", "check", "submit"].includes(verb)) {
      return;
    }
    event.preventDefault();
    if (verb === "save") {
      await flush();
    } else if (verb === "check") {
      await fragments.check();
    } else if (await fragments.firstProblem()) {
      isLeaving = true;
      form.requestSubmit(event.submitter);
    }
  });
}

/** What the keys do. */
function actionsOf(form, saving, quoting) {
  const toCard = (step) => {
    const { cards, at } = cardsOf(form);
    const next = cards[nextOf(step < 0 && at < 0 ? 0 : at, step, cards.length)];
    const first = next?.querySelector("input:not([type=hidden]), select, textarea");
    (first ?? next)?.focus();
  };
  const addTo = (name) => {
    const { cards, at } = cardsOf(form);
    const card = cards[at] ?? cards.at(-1);
    if (card) {
      saving.rows.add(`claims.${card.dataset.card}.${name}`);
    }
  };
  const press = (selector) => form.querySelector(selector)?.click();
  const inChecklist = () => document.activeElement?.closest("[data-checklist]");
  return {
    "alt+q": () => quoting?.quote(),
    "alt+w": () => quoting?.toWords(),
    "alt+i": () => focusOn(form, "statement.actor"),
    "alt+n": () => toCard(1),
    "alt+p": () => toCard(-1),
    "alt+a": () => saving.rows.add("claims"),
    "alt+l": () => addTo("sites"),
    "alt+c": () => addTo("figures"),
    "alt+o": () => addTo("outcomes"),
    "ctrl+enter": () => press(inChecklist() ? "[data-submit-button]" : "[data-check-button]"),
  };
}

function start(form) {
  const words = readWords("desk-words");
  const announce = createAnnouncer(document.querySelector("[data-announce]"));
  const understanding = attempt(() => startUnderstanding(form, words, { announce }));
  let fragments;
  const saving = startSaving(form, words, {
    announce,
    understood: (answers) => understanding?.show(answers),
    saved: (paths) => fragments?.saved(paths),
  });
  const { adopt, flush, chips } = saving;
  fragments = attempt(() => startFragments(form, words, { announce, adopt, flush, chips }));
  attempt(() => startRows(form, saving));
  attempt(() => startSuggesting(form, words, { announce, added: chips.add }));
  const quoting = attempt(() => startQuoting(form, words, { announce }));
  if (fragments) {
    attempt(() => startSubmitting(form, saving, fragments));
  }
  attempt(() => startKeys(actionsOf(form, saving, quoting)));
  form.dataset.ready = "";
}

const form = document.querySelector("form[data-draft]");
if (form) {
  start(form);
}
