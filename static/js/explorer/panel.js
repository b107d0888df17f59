// The filter form: read at each change, kept in step with the state, with counts at each choice.

import { dayOf } from "../lib/days.js";
import { element } from "../lib/dom.js";
import { numberWords } from "../lib/words.js";
import { EMPTY, pairsOf, stateOf } from "./state.js";

const COUNTED = {
  type: "type",
  side: "sides",
  initiator: "initiators",
  assessment: "assessment",
};
const VIEW = ["sort", "map", "span", "earlier", "open"];

/** The state a form asks for, null when something typed makes no sense: the server says what. */
export function readForm(entries, state) {
  const params = new URLSearchParams(entries);
  for (const name of ["from", "to", "known_on"]) {
    const text = params.get(name) ?? "";
    if (text !== "" && dayOf(text) === null) {
      return null;
    }
  }
  const read = stateOf(params);
  const view = Object.fromEntries(VIEW.map((name) => [name, state[name]]));
  const whole = (number) => number === null || (Number.isInteger(number) && number >= 0);
  const typed = (name) => (params.get(name) ?? "").trim();
  const inOrder = read.from === null || read.to === null || read.from <= read.to;
  const box = read.bbox ?? [-1, -1, 1, 1];
  const boxed =
    (typed("bbox") === "") === (read.bbox === null) && box[0] < box[2] && box[1] < box[3];
  return inOrder && boxed && whole(read.casualties_min) ? { ...read, ...view } : null;
}

/**
 * Watch `form`, its numbers as `language` writes them; `changed` is called with a new state. Returns
 * {show, count, labelOf}.
 */
export function createPanel(form, language, { stateNow, changed }) {
  const read = () => readForm(new FormData(form), stateNow());
  form.addEventListener("change", (event) => {
    // Half a search is none: words and places count when they are sent.
    const state = read();
    if (state && !event.target.closest("[data-finder]")) {
      changed(state);
    }
  });
  form.addEventListener("submit", (event) => {
    const state = read();
    if (state) {
      event.preventDefault();
      changed(state);
    }
  });
  const write = createCounts(form, language);
  return {
    show: (state) => fillIn(form, state),
    count: ({ counts }, codes) => write(counts, codes),
    labelOf: (name, text) => labelOf(form, name, text),
  };
}

function fillIn(form, state) {
  const texts = new Map();
  for (const [name, text] of pairsOf(state)) {
    texts.set(name, [...(texts.get(name) ?? []), text]);
  }
  for (const field of form.elements) {
    const [name, values] = [field.name, texts.get(field.name) ?? []];
    if (!(name in EMPTY)) {
      continue;
    }
    if (field.type === "checkbox") {
      field.checked = values.includes(field.value);
    } else if (field.type !== "hidden") {
      field.value = values[0] ?? "";
    }
  }
  for (const hidden of form.querySelectorAll('input[type="hidden"][name="place"]')) {
    hidden.remove();
  }
  for (const value of state.place.slice(1)) {
    form.append(element("input", { type: "hidden", name: "place", value }));
  }
}

/** The places of the counts in `form`, made once: a function that writes what has changed. */
function createCounts(form, language) {
  const boxes = Object.entries(COUNTED).flatMap(([name, list]) =>
    [...form.querySelectorAll(`input[type="checkbox"][name="${name}"]`)].map((box) => {
      const label = box.closest("label");
      const place =
        label.querySelector(".choice-count") ?? element("span", { class: "choice-count" });
      label.append(place);
      return { name, list, code: box.value, label, place };
    }),
  );
  const options = [...form.querySelectorAll('select[name="precision"] option')];
  for (const option of options) {
    option.dataset.label ??= option.textContent;
  }
  const write = (node, text) => {
    if (node.textContent !== text) {
      node.textContent = text;
    }
  };
  return (counts, codes) => {
    for (const { name, list, code, label, place } of boxes) {
      const number = counts[name][codes[list].indexOf(code)] ?? 0;
      write(place, numberWords(number, language));
      label.classList.toggle("is-empty", number === 0);
    }
    for (const option of options) {
      const number = counts.precision[Number(option.value)];
      const { label } = option.dataset;
      write(option, option.value ? `${label} (${numberWords(number, language)})` : label);
    }
  };
}

/** What a value of a parameter is called in the form: its field and the choice. */
function labelOf(form, name, text) {
  const field = form.querySelector(`[name="${name}"]:not([type="hidden"])`);
  const box = form.querySelector(
    `input[type="checkbox"][name="${name}"][value="${CSS.escape(text)}"]`,
  );
  if (box) {
    const title = box.closest("fieldset").querySelector("legend").textContent;
    return [title, box.closest("label").querySelector("span:not(.choice-count)").textContent];
  }
  const title = form.querySelector(`label[for="${field?.id}"]`)?.textContent ?? name;
  const option = field?.querySelector?.(`option[value="${CSS.escape(text)}"]`);
  return [title, option?.dataset.label ?? option?.textContent ?? text];
}
