// Parts of the page that the server draws while one works: near incidents, repeats, the checklist.

import { fill } from "../lib/words.js";
import { enter, focusInside } from "./controls.js";
import { keysOf } from "./paths.js";
import { getFragment } from "./server.js";

const TELLS_OF_INCIDENT = /^claims\.([^.]+)\.(when|date_precision|event_type|incident|sites)\b/;
const TELLS_OF_LINEAGE =
  /^(statement\.(verbatim|actor|issued|repeats|repeats_no)$|publications\b.*url$)/;

/** The cards whose likeness to other incidents may have changed. Pure. */
export const cardsOf = (paths) => [
  ...new Set(paths.map((path) => TELLS_OF_INCIDENT.exec(path)?.[1]).filter(Boolean)),
];

/** Whether one of these changes may show that the statement repeats another. Pure. */
export const tellsOfLineage = (paths) => paths.some((path) => TELLS_OF_LINEAGE.test(path));

/** HTML of this server as nodes; scripts in it are never run. */
function nodesOf(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes].map((node) => document.adoptNode(node));
}

/** Keep the drawn parts of `form` up to date; `adopt(element)` learns of fields that came in. */
export function startFragments(form, words, { announce, adopt, flush, chips }) {
  const waiting = new Map();

  const load = async (frame, address) => {
    waiting.get(frame)?.abort();
    const stop = new AbortController();
    waiting.set(frame, stop);
    const html = await getFragment(address, stop.signal);
    if (html === null || stop.signal.aborted) {
      return false;
    }
    const isInside = frame.contains(document.activeElement);
    const { id, name, value } = document.activeElement;
    frame.replaceChildren(...nodesOf(html));
    adopt(frame);
    if (isInside) {
      // What had the focus is drawn anew: the same again gets it back.
      const same = [...frame.querySelectorAll("input, button, textarea, a")].find(
        (one) => (id && one.id === id) || (name && one.name === name && one.value === value),
      );
      same?.focus();
    }
    return true;
  };

  const loadSimilar = async (key) => {
    const frame = form.querySelector(`[data-card="${CSS.escape(key)}"] [data-similar]`);
    if (!frame) {
      return;
    }
    const before = numberOf(frame);
    if (await load(frame, `${form.dataset.cards}${key}/similar/`)) {
      const number = numberOf(frame);
      if (number > before) {
        announce(fill(words.similarFound, { number }));
      }
    }
  };

  const numberOf = (frame) =>
    Number(frame.querySelector("[data-similar-count]")?.dataset.similarCount ?? 0);

  const loadRepeats = () => {
    const frame = form.querySelector("[data-repeats]");
    return frame ? load(frame, form.dataset.repeatsUrl) : false;
  };

  const list = form.querySelector("[data-checklist]");

  /** Send everything, then ask what is missing; resolves to whether nothing is, null if unknown. */
  const check = async () => {
    if (!(await flush())) {
      announce(words.notSentYet);
    }
    if (!(await load(list, form.dataset.check))) {
      announce(words.noChecklist);
      return null;
    }
    return list.querySelector(".checklist-ready") !== null;
  };

  const problems = () => [
    ...list.querySelectorAll('.check:not(.is-settled, .check-note) p a[href^="#"]'),
  ];

  const goTo = (link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const control = target?.matches("fieldset")
      ? (target.querySelector("input:checked") ?? target.querySelector("input, select, textarea"))
      : target;
    focusInside(control ?? target);
    target?.scrollIntoView({ block: "center" });
  };

  list.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      event.preventDefault();
      goTo(link);
    }
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-put], [data-put-word]");
    if (!button) {
      return;
    }
    event.preventDefault();
    const { put, putWord, putValue, putLabel } = button.dataset;
    if (put) {
      enter(form, put, putValue, putLabel);
    } else {
      const read = form.elements.namedItem(putWord).value;
      enter(form, putWord, keysOf(`${read} ${putValue}`).join(" "));
      chips.show(putWord);
    }
    announce(fill(words.chosen, { label: button.textContent.trim() }));
    flush();
  });

  return {
    /** Fields have been written on the server: draw what depends on them anew. */
    saved(paths) {
      for (const key of cardsOf(paths)) {
        loadSimilar(key);
      }
      if (tellsOfLineage(paths)) {
        loadRepeats();
      }
    },

    /** Show what is missing, and go there. */
    async check() {
      const good = await check();
      if (good !== null) {
        list.focus();
        list.scrollIntoView({ block: "start" });
        announce(good ? words.nothingMissing : fill(words.missing, { number: problems().length }));
      }
      return good;
    },

    /** What is in the way of submitting is shown and the first of it gets the focus. */
    async firstProblem() {
      const good = await check();
      if (good === false) {
        const [first] = problems();
        announce(fill(words.missing, { number: problems().length }));
        if (first) {
          goTo(first);
        } else {
          list.focus();
        }
      }
      return good;
    },
  };
}
