// The words of the statement: selected by mouse or by keys, found as one types, marked where quoted.

import { find, trimmed, wordAt, wordsIn } from "./words_at.js";

const SENTENCE_END = /[.!?։؟]["”»')]*$/u;
const MOST_READ_OUT = 240;
// Browsers take a minute to lay out a very long text as a page: it is read in its field then, where
// selecting and quoting work as well.
const MOST_SHOWN = 40_000;

/** The number of the word that a key leads to from `at`; null for keys that lead nowhere. Pure. */
export function wordAfter(key, at, words, text) {
  const last = words.length - 1;
  const ends = (n) => n < 0 || SENTENCE_END.test(text.slice(...words[n]));
  switch (key) {
    case "ArrowRight":
      return Math.min(at + 1, last);
    case "ArrowLeft":
      return Math.max(at - 1, 0);
    case "ArrowDown": {
      const end = words.findIndex((_word, n) => n >= at && ends(n));
      return end === -1 ? last : Math.min(end + 1, last);
    }
    case "ArrowUp": {
      let n = Math.max(at - 1, 0);
      while (!ends(n - 1)) {
        n -= 1;
      }
      return n;
    }
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

/** The pane `frame`; `quote()` is called for Enter, `leave()` for Escape. */
export function createPane(frame, words, { announce, quote, leave }) {
  let shown = frame.textContent;
  let list = wordsIn(shown);
  let anchor = 0;
  let head = 0;
  let sought = "";
  let chosen = null;

  frame.setAttribute("role", "textbox");
  frame.setAttribute("aria-multiline", "true");
  frame.setAttribute("aria-readonly", "true");

  const text = () => shown;
  const node = () => frame.firstChild;

  const rangeOf = ([start, end]) => {
    const range = document.createRange();
    range.setStart(node(), start);
    range.setEnd(node(), end);
    return range;
  };

  const select = (place) => {
    const range = rangeOf(place);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    const [box, view] = [range.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (box.top < view.top || box.bottom > view.bottom) {
      frame.scrollTop += box.top - view.top - view.height / 3;
    }
    chosen = place;
  };

  const selectWords = () => {
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
    select([list[from][0], list[to][1]]);
    const said = text().slice(...chosen);
    announce(said.length > MOST_READ_OUT ? `…${said.slice(-MOST_READ_OUT)}` : said);
  };

  const seek = (next) => {
    sought = next;
    const found = find(text(), sought.trim(), chosen ? chosen[0] : 0);
    if (found) {
      anchor = wordAt(list, found[0]);
      head = wordAt(list, found[1] - 1);
      selectWords();
    } else if (sought) {
      announce(words.notFound);
    }
  };

  const move = (event) => {
    const next = wordAfter(event.key, head, list, text());
    if (next === null) {
      return false;
    }
    sought = "";
    head = next;
    anchor = event.shiftKey ? anchor : next;
    selectWords();
    return true;
  };

  const type = ({ key }) => {
    if (key === "Backspace") {
      seek(sought.slice(0, -1));
      return true;
    }
    if (key.length === 1 && (key !== " " || sought)) {
      seek(sought + key);
      return true;
    }
    return false;
  };

  const act = {
    Enter: quote,
    Escape: leave,
  };

  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || list.length === 0) {
      return;
    }
    if (act[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      sought = "";
      act[event.key]();
    } else if (move(event) || type(event)) {
      event.preventDefault();
      // Letters look for words here: they are no shortcuts of the desk.
      event.stopPropagation();
    }
  });

  document.addEventListener("selectionchange", () => {
    const selection = window.getSelection();
    if (selection.rangeCount === 0 || selection.isCollapsed) {
      return;
    }
    const range = selection.getRangeAt(0);
    if (!frame.contains(range.startContainer) || !frame.contains(range.endContainer)) {
      return;
    }
    const before = document.createRange();
    before.setStart(frame, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    chosen = trimmed(text(), start, start + range.toString().length);
    if (chosen) {
      anchor = wordAt(list, chosen[0]);
      head = wordAt(list, chosen[1] - 1);
    }
  });

  return {
    /** The selected words as [start, end] in units, or null. */
    chosen: () => chosen,

    text,

    /** Show another text. */
    write(next) {
      const isLong = next.length > MOST_SHOWN;
      frame.hidden = next === "" || isLong;
      if (next !== shown) {
        shown = next;
        frame.textContent = isLong ? "" : next;
        list = wordsIn(next);
        [anchor, head, sought, chosen] = [0, 0, "", null];
      }
    },

    /** Go to the words, at `place` if one is given. */
    focus(place = null) {
      frame.focus();
      if (place) {
        select(place);
      } else if (list.length > 0 && !chosen) {
        anchor = head;
        selectWords();
      }
    },

    /** Mark these places as quoted, and those of the answer in focus more so. */
    mark(all, current) {
      if (!("highlights" in CSS) || frame.hidden || !node()) {
        return;
      }
      CSS.highlights.set("quoted", new Highlight(...all.map(rangeOf)));
      CSS.highlights.set("quoted-here", new Highlight(...current.map(rangeOf)));
    },
  };
}
