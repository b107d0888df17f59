// The address bar: discrete acts make an entry in the history, dragging changes the last one.

import { queryOf } from "./state.js";

const PAUSE_MS = 250;

/** Returns write(state, how) with how "push", "replace" or "drag". */
export function createAddress() {
  let dragging = false;
  let written = 0;
  return (state, how) => {
    const query = queryOf(state);
    const address = query ? `?${query}` : location.pathname;
    if (how === "drag") {
      // Browsers refuse hundreds of changes a minute: the end of the drag writes the last one.
      if (dragging && performance.now() - written < PAUSE_MS) {
        return;
      }
      written = performance.now();
    }
    const fresh = how === "push" || (how === "drag" && !dragging);
    if (fresh && !dragging && location.search !== address) {
      history.pushState(null, "", address);
    } else {
      history.replaceState(null, "", address);
    }
    dragging = how === "drag";
  };
}
