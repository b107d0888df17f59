// Making selected words the quotation of an answer, and finding the way back to them.

import { fill } from "../lib/words.js";
import { enter, focusInside, labelOf, read, WRITTEN } from "./controls.js";
import { createPane } from "./pane.js";
import { charactersBefore, placeOf } from "./words_at.js";

const VERBATIM = "statement.verbatim";
const QUOTE = /^(claims\.[^.]+\.quotes\.[^.]+)\.(text|start|end)$/;

/** Let people quote in `form`. Returns {quote, toWords} for keys. */
export function startQuoting(form, words, { announce }) {
  const textarea = form.elements.namedItem(VERBATIM);
  let answer = null;
  let field = null;

  const pathOf = (frame) => {
    const card = frame.closest("[data-card]").dataset.card;
    return `claims.${card}.quotes.${frame.dataset.answer}`;
  };

  /** The selected words: of the pane, or of the field the text is edited in. */
  const selected = () => {
    if (document.activeElement === textarea && textarea.selectionEnd > textarea.selectionStart) {
      return [textarea.selectionStart, textarea.selectionEnd];
    }
    return pane.chosen();
  };

  const quote = (frame = answer) => {
    if (!frame?.isConnected) {
      announce(words.quoteWhere);
      return;
    }
    const place = selected();
    if (!place) {
      announce(words.quoteWhat);
      return;
    }
    const text = pane.text();
    const [start, end] = place;
    const path = pathOf(frame);
    const from = charactersBefore(text, start);
    enter(form, `${path}.text`, text.slice(start, end));
    enter(form, `${path}.start`, String(from));
    enter(form, `${path}.end`, String(from + [...text.slice(start, end)].length));
    draw(frame);
    announce(fill(words.quoted, { text: text.slice(start, end) }));
    goBack();
  };

  /** Return to the field one came from. */
  const goBack = () => {
    const inWords = [frameOfWords, textarea].includes(document.activeElement);
    if (inWords && field?.isConnected) {
      focusInside(field);
    }
  };

  const frameOfWords = form.querySelector("[data-verbatim]");
  const pane = createPane(frameOfWords, words, { announce, quote: () => quote(), leave: goBack });

  const places = (path) => {
    const text = read(form, `${path}.text`) ?? "";
    const place = placeOf(pane.text(), text, Number(read(form, `${path}.start`) || 0));
    return text && place ? [place] : [];
  };

  const markAll = () => {
    const frames = [...form.querySelectorAll("[data-card]:not([hidden]) [data-answer]")];
    pane.mark(
      frames.flatMap((frame) => places(pathOf(frame))),
      answer?.isConnected ? places(pathOf(answer)) : [],
    );
  };

  /** Show an answer's quotation beside it. */
  const draw = (frame) => {
    const text = read(form, `${pathOf(frame)}.text`) ?? "";
    const shown = frame.querySelector("[data-quoted]");
    if (shown) {
      shown.querySelector("[data-quote-text]").textContent = text;
      shown.hidden = text === "";
    }
    markAll();
  };

  /** After the words themselves have changed: quotations keep to theirs. */
  const follow = () => {
    pane.write(textarea.value);
    for (const frame of form.querySelectorAll("[data-card] [data-answer]")) {
      const path = pathOf(frame);
      const [place] = places(path);
      if (place) {
        const from = charactersBefore(pane.text(), place[0]);
        const length = [...read(form, `${path}.text`)].length;
        enter(form, `${path}.start`, String(from));
        enter(form, `${path}.end`, String(from + length));
      }
    }
    markAll();
  };

  const frameOfQuote = (path) => {
    const [, card, , name] = path.split(".");
    return form.querySelector(
      `[data-card="${CSS.escape(card)}"] [data-answer="${CSS.escape(name)}"]`,
    );
  };

  const show = (frame) => {
    const [place] = places(pathOf(frame));
    if (place && frameOfWords.hidden) {
      focusInside(textarea);
      textarea.setSelectionRange(...place);
    } else if (place) {
      pane.focus(place);
    } else {
      announce(words.quoteLost);
    }
  };

  const remove = (frame) => {
    for (const name of ["text", "start", "end"]) {
      enter(form, `${pathOf(frame)}.${name}`, "");
    }
    draw(frame);
    frame.querySelector("[data-quote]")?.focus();
  };

  const actions = {
    "[data-quote]": quote,
    "[data-quote-show]": show,
    "[data-quote-remove]": remove,
  };

  form.addEventListener("focusin", ({ target }) => {
    const frame = target.closest("[data-card] [data-answer]");
    if (frame) {
      [answer, field] = [frame, target];
      markAll();
    } else if (target.closest("[data-card]")) {
      field = target;
    }
  });
  form.addEventListener("click", (event) => {
    for (const [selector, act] of Object.entries(actions)) {
      const frame = event.target.closest(selector)?.closest("[data-answer]");
      if (frame) {
        event.preventDefault();
        act(frame);
      }
    }
  });
  for (const kind of ["input", WRITTEN]) {
    form.addEventListener(kind, ({ target, isTrusted }) => {
      if (target === textarea) {
        follow();
        return;
      }
      const found = QUOTE.exec(target.name ?? "");
      const frame = found && frameOfQuote(found[1]);
      if (!frame) {
        return;
      }
      if (isTrusted && found[2] === "text") {
        // Typed by hand: its place is where the words are found, if they are.
        const [place] = places(found[1]);
        const from = place ? charactersBefore(pane.text(), place[0]) : "";
        enter(form, `${found[1]}.start`, String(from));
        enter(form, `${found[1]}.end`, place ? String(from + [...target.value].length) : "");
      }
      draw(frame);
    });
  }
  pane.write(textarea.value);
  markAll();

  return {
    quote: () => quote(),
    /** Go to the words, or say that there are none. */
    toWords() {
      if (frameOfWords.hidden) {
        focusInside(textarea);
        announce(labelOf(form, VERBATIM));
      } else {
        pane.focus();
      }
    },
  };
}
