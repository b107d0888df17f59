// The address bar: discrete acts make an entry in the history, dragging changes the last one.

import { queryOf } from "./state.js";

/** Returns write(state, how) with how "push", "replace" or "drag". */
export function createAddress() {
  let dragging = false;
  return (state, how) => {
    const query = queryOf(state);
    const address = query ? `?${query}` : location.pathname;
    const fresh = how === "push" || (how === "drag" && !dragging);
    if (fresh && !dragging && location.search !== address) {
      history.pushState(null, "", address);
    } else {
      history.replaceState(null, "", address);
    }
    dragging = how === "drag";
  };
}
