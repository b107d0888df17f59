// Where the places of sites lie: their own points, or what the server says of their words.

import { getJson } from "../server.js";
import { pointOf } from "./site.js";

/**
 * A finder that answers {lon, lat, radius, precision} for a site's values, or null.
 *
 * A site with a point needs no asking. Answers are kept, so that one text is asked for once.
 */
export function createFinder(form) {
  const known = new Map();

  const ask = async (text) => {
    const query = new URLSearchParams({ as: "where", text, draft: form.dataset.id });
    const said = await getJson(`${form.dataset.understand}?${query}`);
    if (!said) {
      // No network: ask again the next time.
      known.delete(text);
      return null;
    }
    const point = said.error ? null : pointOf(said.at ?? "");
    const { radius_m: radius = "", precision = "" } = said.sets ?? {};
    return point && { ...point, radius_m: radius, precision };
  };

  return async (values) => {
    const own = pointOf(values.point);
    if (own) {
      return own;
    }
    const text = values.place || values.text.trim();
    if (!text) {
      return null;
    }
    if (!known.has(text)) {
      known.set(text, ask(text));
    }
    return known.get(text);
  };
}
