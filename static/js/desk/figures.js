// A line in which casualty figures are typed in a row; Enter makes them rows.

import { element } from "../lib/dom.js";
import { fill } from "../lib/words.js";
import { enter, wordsOf } from "./controls.js";
import { figuresIn } from "./figure_words.js";
import { newKey } from "./paths.js";

const NAMES = ["side", "category", "harm"];

/** The words of each choice of a blank figure, and further ones from the page. */
function vocabularyOf(words) {
  const blank = document.querySelector('template[data-template="figures"]').content;
  const wordsFor = (option) => {
    const more = words[`words${option.value[0].toUpperCase()}${option.value.slice(1)}`];
    return [option.text, ...(more ? more.split(" ") : [])];
  };
  const optionsOf = (name) => [...blank.querySelector(`[name$=".${name}"]`).options];
  return Object.fromEntries(
    NAMES.map((name) => [
      name,
      Object.fromEntries(
        optionsOf(name)
          .filter((option) => option.value)
          .map((option) => [option.value, wordsFor(option)]),
      ),
    ]),
  );
}

/** Put the line into every card, those to come too. Returns {focus(card)}. */
export function startFigures(form, words, { announce, rows }) {
  const vocabulary = vocabularyOf(words);

  const listOf = (card) => `claims.${card.dataset.card}.figures`;

  const addAll = (card, input) => {
    const { figures, left } = figuresIn(input.value, vocabulary);
    const told = figures.map((figure) => {
      const at = rows.append(listOf(card)).dataset.row;
      for (const [name, text] of Object.entries(figure)) {
        enter(form, `${at}.${name}`, text);
      }
      const said = NAMES.map(
        (name) => figure[name] && wordsOf(form, `${at}.${name}`, figure[name]),
      );
      return [...said, figure.count].filter(Boolean).join(" ");
    });
    input.value = left.join(", ");
    announce(
      told.length > 0 ? fill(words.figuresMade, { figures: told.join("; ") }) : words.noFigure,
    );
  };

  const lineFor = (card) => {
    const id = `figures-line-${newKey()}`;
    const input = element("input", {
      type: "text",
      id,
      autocomplete: "off",
      "data-figures-line": "",
      "aria-describedby": `${id}-help`,
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing && !event.ctrlKey) {
        event.preventDefault();
        if (input.value.trim()) {
          addAll(card, input);
        }
      }
    });
    return element(
      "div",
      { class: "field figures-line" },
      element("label", { for: id }, words.figuresLine),
      input,
      element("p", { class: "help", id: `${id}-help` }, words.figuresHelp),
    );
  };

  const equip = (card) => {
    const list = card.querySelector('[data-list$=".figures"]');
    if (list && !card.querySelector("[data-figures-line]")) {
      list.before(lineFor(card));
    }
  };

  form.querySelectorAll("[data-card]").forEach(equip);
  new MutationObserver(() => form.querySelectorAll("[data-card]").forEach(equip)).observe(
    form.querySelector('[data-list="claims"]'),
    { childList: true },
  );

  return {
    /** Go to the line of a card. */
    focus: (card) => card.querySelector("[data-figures-line]")?.focus(),
  };
}
