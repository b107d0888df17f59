// The incident beside the map: its own page, without what the explorer has already.

import { element } from "../lib/dom.js";

const LEFT_OUT = "script, .incident-map, .known-on, .versions, nav, form, [data-incident-map]";
const REFERENCES = ["for", "aria-labelledby", "aria-describedby", "aria-controls"];

/**
 * The panel `frame`; `opened` is called with the reference and where the panel begins, `closed` when
 * the reader closes it, `turned` with the reference of the incident before or after. Returns {show,
 * hide, among}.
 */
export function createReader(frame, words, { address, opened, closed, turned }) {
  const body = frame.querySelector("[data-reader-body]");
  let shown = "";
  let back = null;

  const hide = () => {
    if (!shown) {
      return;
    }
    shown = "";
    frame.hidden = true;
    body.replaceChildren();
    back?.()?.focus();
  };

  const turns = ["before", "after"].map((name) => frame.querySelector(`[data-turn="${name}"]`));
  for (const turn of turns) {
    turn.addEventListener("click", () => {
      // A button that is switched off would lose the focus to the page.
      frame.focus();
      turned(turn.dataset.ref);
    });
  }

  frame.querySelector("[data-close]").addEventListener("click", () => closed());
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      closed();
    }
  });

  return {
    hide,
    /** The incidents before and after in time; "" where there is none. */
    among(refs) {
      turns.forEach((turn, n) => {
        turn.dataset.ref = refs[n];
        turn.disabled = refs[n] === "";
      });
    },
    /** Show the incident `ref`; `opener` finds what gets the focus back. */
    async show(ref, opener) {
      const page = address(ref);
      if (shown === page) {
        return;
      }
      shown = page;
      back = opener;
      const answer = await fetch(page, { credentials: "same-origin" });
      const text = await answer.text();
      if (shown !== page) {
        return;
      }
      const parts = answer.ok ? partsOf(text) : [element("p", {}, words.noIncident)];
      const more = element("p", {}, element("a", { href: page }, words.fullPage));
      body.replaceChildren(...parts, more);
      // Another day of "as known on" changes what is read, not where somebody is.
      const opens = frame.hidden || frame.dataset.ref !== ref;
      frame.hidden = false;
      frame.dataset.ref = ref;
      opened(ref, frame.getBoundingClientRect().left);
      if (opens) {
        frame.scrollTop = 0;
        frame.focus();
      }
    },
  };
}

/** The article of an incident's page as elements with ids of their own. */
function partsOf(html) {
  const article = new DOMParser()
    .parseFromString(html, "text/html")
    .querySelector("article.incident");
  for (const part of article?.querySelectorAll(LEFT_OUT) ?? []) {
    part.remove();
  }
  for (const node of article?.querySelectorAll("[id]") ?? []) {
    node.id = `reader-${node.id}`;
  }
  for (const name of REFERENCES) {
    for (const node of article?.querySelectorAll(`[${name}]`) ?? []) {
      const ids = node.getAttribute(name).split(/\s+/);
      node.setAttribute(name, ids.map((id) => `reader-${id}`).join(" "));
    }
  }
  for (const link of article?.querySelectorAll('a[href^="#"]') ?? []) {
    link.setAttribute("href", `#reader-${link.getAttribute("href").slice(1)}`);
  }
  return article ? [document.adoptNode(article)] : [];
}
