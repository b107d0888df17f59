// Taking along what is shown: the link to it, and the same filter at other addresses.

import { element } from "../lib/dom.js";
import { filterQueryOf } from "./state.js";

const TOLD_MS = 2500;

/** Watch the button that copies, and keep the links that carry the filter. Returns {show}. */
export function createSharing(frame, words) {
  const button = frame.querySelector("[data-copy]");
  const label = button.textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = words.copied;
      setTimeout(() => {
        button.textContent = label;
      }, TOLD_MS);
    } catch {
      // No clipboard here, as on pages without TLS: the address stands there to be copied.
      const field = element("input", {
        readonly: "",
        value: location.href,
        "aria-label": words.link,
      });
      button.replaceWith(field);
      field.select();
    }
  });
  return {
    show(state) {
      const query = filterQueryOf(state);
      for (const link of frame.querySelectorAll("[data-offer]")) {
        link.href = query ? `${link.dataset.offer}?${query}` : link.dataset.offer;
      }
    },
  };
}
