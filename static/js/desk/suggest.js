// Completing what is typed: a combobox with a list, after the pattern of the ARIA practices.

import { element } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { fieldsSet, markedAfter } from "./choosing.js";
import { enter } from "./controls.js";
import { cardOf, isPath } from "./paths.js";
import { getJson } from "./server.js";

const PAUSE_MS = 160;
const SHORTEST = 2;
// Hidden fields that say which record the words mean: words typed anew mean none of them.
const FORGOTTEN = { places: ["place"] };

/** Complete every combobox of `form`, those of rows to come too; `added` takes words of sets. */
export function startSuggesting(form, words, { announce, added }) {
  const list = element("ul", {
    class: "suggestions",
    role: "listbox",
    id: "suggestions",
    hidden: "",
  });
  list.setAttribute("aria-label", words.suggestions);
  let input = null;
  let items = [];
  let active = -1;
  let timer = 0;
  let waiting = null;

  const close = () => {
    clearTimeout(timer);
    waiting?.abort();
    list.hidden = true;
    items = [];
    active = -1;
    input?.setAttribute("aria-expanded", "false");
    input?.removeAttribute("aria-activedescendant");
  };

  const mark = (next) => {
    active = next;
    [...list.children].forEach((option, n) => {
      option.setAttribute("aria-selected", String(n === active));
    });
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  };

  const choose = (n) => {
    const item = items[n];
    const { adds, scope } = input.dataset;
    if (adds) {
      added(adds, String(item.value), item.label);
      input.value = "";
    } else {
      const own = isPath(input.name) ? input.name : "";
      const fields = fieldsSet(item, scope, own && !item.sets ? own : "");
      for (const [path, text] of Object.entries(fields)) {
        // The field one types in shows words; what it means stands in data-value.
        enter(form, path, text, path === own ? item.label : text);
      }
    }
    announce(fill(words.chosen, { label: item.label }));
    close();
  };

  const optionOf = (item, n) => {
    const detail = item.detail ? element("span", { class: "suggestion-detail" }, item.detail) : "";
    const attributes = { role: "option", id: `suggestion-${n}`, "aria-selected": "false" };
    const option = element(
      "li",
      attributes,
      element("span", {}, item.label),
      detail && " ",
      detail,
    );
    // A click moves the focus away before it is one: the press chooses.
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(n);
    });
    return option;
  };

  const draw = () => {
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(...items.map(optionOf));
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    announce(
      items.length > 0 ? fill(words.suggestionCount, { number: items.length }) : words.noSuggestion,
    );
  };

  const ask = async () => {
    const mine = input;
    waiting?.abort();
    waiting = new AbortController();
    const { signal } = waiting;
    const query = new URLSearchParams({ q: mine.value.trim(), draft: form.dataset.id });
    const card = cardOf(mine.name) || cardOf(mine.dataset.scope ?? "");
    if (card) {
      query.set("card", card);
    }
    const address = `${form.dataset.suggestUrl}${mine.dataset.suggest}/?${query}`;
    const answer = await getJson(address, signal);
    if (!signal.aborted && document.activeElement === mine && answer) {
      items = answer.items;
      draw();
    }
  };

  const forget = (typed) => {
    for (const name of FORGOTTEN[typed.dataset.suggest] ?? []) {
      enter(form, `${typed.dataset.scope}.${name}`, "");
    }
  };

  form.addEventListener("focusin", ({ target }) => {
    if (target.dataset.suggest && target !== input) {
      close();
      input = target;
      input.setAttribute("aria-controls", list.id);
      input.after(list);
    }
  });
  form.addEventListener("focusout", ({ target }) => {
    if (target === input) {
      close();
    }
  });
  form.addEventListener("input", ({ target, isTrusted }) => {
    if (target !== input || !isTrusted) {
      return;
    }
    forget(target);
    clearTimeout(timer);
    if (target.value.trim().length < SHORTEST) {
      close();
    } else {
      timer = setTimeout(ask, PAUSE_MS);
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.target !== input || event.isComposing || event.altKey || event.ctrlKey) {
      return;
    }
    const isOpen = !list.hidden;
    const next = isOpen ? markedAfter(event.key, active, items.length) : null;
    if (next !== null) {
      event.preventDefault();
      mark(next);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isOpen) {
        choose(Math.max(active, 0));
      }
    } else if (event.key === "ArrowDown" && input.value.trim().length >= SHORTEST) {
      event.preventDefault();
      ask();
    }
  });
}
