// The line that says whether what is typed is safe, and where.

import { element } from "../lib/dom.js";
import { fill } from "../lib/words.js";

// "Saving" is not worth telling when it takes no time; these are told to listeners as they come.
const TOLD = ["unreachable", "offline", "signed-out", "closed", "gone", "refused", "trouble"];

/** The sentence for a state; `words` has one for each kind. Pure. */
export function sentenceOf(state, words, { online, language, kept }) {
  if (state.kind === "saved") {
    const time = new Date(state.at).toLocaleTimeString(language, {
      hour: "2-digit",
      minute: "2-digit",
    });
    return fill(words.saved, { time });
  }
  const kind = state.kind === "unreachable" && !online ? "offline" : state.kind;
  const sentence = {
    unsaved: words.saving,
    saving: words.saving,
    held: words.held,
    offline: words.offline,
    unreachable: words.unreachable,
    "signed-out": words.signedOut,
    closed: words.closed,
    gone: words.gone,
    refused: words.refused,
    trouble: words.trouble,
  }[kind];
  const first = fill(sentence, { message: state.message ?? "" }).trim();
  return kept ? first : `${first} ${words.notKept}`;
}

/** The line `frame`; `isKept` tells whether this browser could keep a copy of what is unsent. */
export function createStateLine(frame, words, { announce, login, isKept }) {
  let told = "";
  return (state) => {
    const sentence = sentenceOf(state, words, {
      online: navigator.onLine,
      language: document.documentElement.lang,
      kept: isKept(),
    });
    frame.dataset.state = state.kind;
    if (frame.dataset.sentence !== sentence) {
      frame.dataset.sentence = sentence;
      const link =
        state.kind === "signed-out"
          ? element("a", { href: login, target: "_blank", rel: "noopener" }, words.signIn)
          : "";
      frame.replaceChildren(sentence, link && " ", link);
    }
    const news = TOLD.includes(state.kind) ? sentence : "";
    const isBack = told !== "" && state.kind === "saved";
    if (news !== told && (news || isBack)) {
      announce(news || sentence);
      told = news;
    }
  };
}
