// Finding a place by any spelling: a combobox after the ARIA pattern, with a list of places.

import { fetchJson } from "../lib/data.js";
import { element } from "../lib/dom.js";

const PAUSE_MS = 160;
const MOST = 8;

/** The name of a place that the reader chose to see. */
function chosenName(place) {
  return place[`name_${document.documentElement.dataset.names}`] ?? place.label;
}

/** Watch the combobox in `frame`; `found(place)` is called with the place chosen. */
export function createFinder(frame, words, found) {
  const input = frame.querySelector("[role=combobox]");
  const list = frame.querySelector("[role=listbox]");
  let places = [];
  let active = -1;
  let turn = 0;
  let timer = 0;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (next) => {
    active = (next + places.length) % places.length;
    [...list.children].forEach((option, n) => {
      option.setAttribute("aria-selected", String(n === active));
    });
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  };

  const choose = (n) => {
    const place = places[n];
    input.value = place.label;
    close();
    found(place);
  };

  const draw = () => {
    active = -1;
    input.removeAttribute("aria-activedescendant");
    const options = places.map(optionOf);
    const nothing = element(
      "li",
      { class: "finder-nothing", role: "option", "aria-disabled": "true" },
      words.noPlace,
    );
    list.replaceChildren(...(options.length ? options : [nothing]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
  };

  const optionOf = ({ label, matched_name: name, district }, n) => {
    const about = [label.includes(name) ? "" : name, district].filter(Boolean).join(", ");
    const attributes = { role: "option", id: `finder-option-${n}`, "aria-selected": "false" };
    const option = element("li", attributes, label, about && element("span", {}, ` ${about}`));
    // A click moves the focus away before it is one: the press chooses.
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(n);
    });
    return option;
  };

  const ask = async () => {
    const text = input.value.trim();
    turn += 1;
    const mine = turn;
    if (text.length < 2) {
      close();
      return;
    }
    const query = new URLSearchParams({ q: text, limit: MOST });
    const answer = await fetchJson(`${frame.dataset.finder}?${query}`);
    if (mine === turn) {
      places = answer.places.map((place) => ({ ...place, label: chosenName(place) }));
      draw();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const open = !list.hidden && places.length > 0;
    if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    } else if (open && event.key === "ArrowDown") {
      event.preventDefault();
      mark(active + 1);
    } else if (open && event.key === "ArrowUp") {
      event.preventDefault();
      mark(active === -1 ? -1 : active - 1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (open) {
        choose(Math.max(active, 0));
      }
    }
  });
}
