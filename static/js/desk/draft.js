// The draft page. Each part is started by itself: where one fails the others go on, and the form
// can still be sent as it is.

import { readWords } from "../lib/data.js";
import { createAnnouncer } from "./announce.js";
import { focusOn, read } from "./controls.js";
import { nextOf, startKeys } from "./draft_keys.js";
import { startFigures } from "./figures.js";
import { startFragments } from "./fragments.js";
import { keysOf } from "./paths.js";
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
function actionsOf(form, { rows }, quoting, figures) {
  const here = () => {
    const { cards, at } = cardsOf(form);
    return cards[at] ?? cards.at(-1);
  };
  const toCard = (step) => {
    const { cards, at } = cardsOf(form);
    const next = cards[nextOf(step < 0 && at < 0 ? 0 : at, step, cards.length)];
    const first = next?.querySelector("input:not([type=hidden]), select, textarea");
    (first ?? next)?.focus();
  };
  const to = (name) => () => {
    const card = here();
    if (card) {
      focusOn(form, `claims.${card.dataset.card}.${name}`);
    }
  };
  /** Go to the first row that is still blank, else to a new one. */
  const toRow = (name, field) => () => {
    const card = here();
    if (!card) {
      return;
    }
    const list = `claims.${card.dataset.card}.${name}`;
    const keys = keysOf(read(form, list));
    const blank = keys.find((key) => !read(form, `${list}.${key}.${field}`));
    if (blank) {
      focusOn(form, `${list}.${blank}.${field}`);
    } else {
      rows.add(list);
    }
  };
  const press = (selector) => form.querySelector(selector)?.click();
  const inChecklist = () => document.activeElement?.closest("[data-checklist]");
  return {
    "draft-quote": () => quoting?.quote(),
    "draft-words": () => quoting?.toWords(),
    "draft-facts": () => focusOn(form, "statement.actor"),
    "draft-next": () => toCard(1),
    "draft-before": () => toCard(-1),
    "draft-add": () => rows.add("claims"),
    "draft-when": to("when"),
    "draft-where": toRow("sites", "text"),
    "draft-what": to("event_type"),
    "draft-initiator": to("initiator"),
    "draft-figures": () => here() && figures?.focus(here()),
    "draft-outcome": toRow("outcomes", "outcome"),
    "draft-paraphrase": to("paraphrase"),
    "draft-check": () => press(inChecklist() ? "[data-submit-button]" : "[data-check-button]"),
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
  const { rows } = saving;
  const figures = attempt(() => startFigures(form, words, { announce, rows }));
  if (fragments) {
    attempt(() => startSubmitting(form, saving, fragments));
  }
  attempt(() => startKeys(actionsOf(form, saving, quoting, figures)));
  form.dataset.ready = "";
}

const form = document.querySelector("form[data-draft]");
if (form) {
  start(form);
}
