// What the server understood of a field, in words under it; a button for what it offers instead.

import { element } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { enter, fieldOf, focusOn, read } from "./controls.js";
import { getJson } from "./server.js";

const PAUSE_MS = 300;

/** What is said of a field, as parts to show: [kind, text] in their order. Pure. */
export function partsOf({ words = "", warning = "", error = "" }) {
  return [
    ["error", error],
    ["understood-words", error ? "" : words],
    ["warning", error ? "" : warning],
  ].filter(([, text]) => text);
}

const siblingOf = (path, name) => path.replace(/[^.]+$/, name);

/** Say under the fields of `form` what is understood as one types. Returns {show}. */
export function startUnderstanding(form, words, { announce }) {
  const timers = new Map();
  const waiting = new Map();

  const offerButton = ({ text, label, field = "", words: put = "" }) =>
    element(
      "button",
      {
        type: "button",
        class: "small quiet",
        "data-offer": text,
        "data-offer-label": label,
        "data-offer-field": field,
        "data-offer-words": put,
      },
      fill(words.putInstead, { offer: label }),
    );

  /** Show what is said of a field; the same again is left as it is, so that it is not read out. */
  const show = (path, said) => {
    const field = fieldOf(form, path);
    const line = field?.querySelector("[data-understood]");
    if (!line) {
      return;
    }
    const parts = partsOf(said);
    const state = JSON.stringify([parts, said.offers ?? []]);
    if (line.dataset.said === state) {
      return;
    }
    line.dataset.said = state;
    field.querySelector(".error[id]")?.remove();
    field.classList.toggle("has-error", Boolean(said.error));
    const control = field.querySelector("[name]");
    if (said.error) {
      control.setAttribute("aria-invalid", "true");
    } else {
      control.removeAttribute("aria-invalid");
    }
    line.classList.toggle("is-warning", Boolean(said.warning) && !said.error);
    line.replaceChildren(
      ...parts.map(([kind, text]) => element("span", { class: kind }, text)),
      ...(said.offers ?? []).flatMap((offer) => [" ", offerButton(offer)]),
    );
  };

  /** Whether a field was refused while somebody typed; what a check found stays to be read. */
  const isRefused = (path) => Boolean(fieldOf(form, path)?.querySelector("[data-said] > .error"));

  const ask = async (control) => {
    const path = control.name;
    waiting.get(path)?.abort();
    const text = read(form, path) ?? "";
    if (!text.trim()) {
      show(path, {});
      return;
    }
    const stop = new AbortController();
    waiting.set(path, stop);
    // Of several places of one name the chosen one is meant.
    const place = control.dataset.understand === "where" && read(form, siblingOf(path, "place"));
    const query = new URLSearchParams({
      as: control.dataset.understand,
      text: place || text,
      draft: form.dataset.id,
    });
    const said = await getJson(`${form.dataset.understand}?${query}`, stop.signal);
    if (said && !stop.signal.aborted && read(form, path) === text) {
      show(path, said);
    }
  };

  form.addEventListener("input", ({ target }) => {
    if (target.dataset.understand && target !== form) {
      clearTimeout(timers.get(target.name));
      timers.set(
        target.name,
        setTimeout(() => ask(target), PAUSE_MS),
      );
    }
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-offer]");
    const path = button?.closest("[data-field]")?.dataset.field;
    if (path) {
      event.preventDefault();
      const { offer, offerLabel, offerField, offerWords } = button.dataset;
      if (offerField) {
        enter(form, siblingOf(path, offerField), offer);
        enter(form, path, offerWords);
      } else {
        enter(form, path, offer, offerLabel);
      }
      focusOn(form, path);
      announce(fill(words.chosen, { label: offerLabel }));
    }
  });

  return {
    /** Show what the server said of fields with its answer to a save; silence ends a refusal. */
    show(answers) {
      for (const [path, said] of Object.entries(answers)) {
        const isTold = partsOf(said).length > 0;
        if (read(form, path)?.trim() && (isTold || isRefused(path))) {
          show(path, said);
        }
      }
    },
  };
}
