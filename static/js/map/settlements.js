// Names of places under the markers, as the reader chose them: the larger ones from farther off.

import { fetchJson } from "../lib/data.js";
import { labelsOf } from "./labels.js";

/** By level of the server's answer: what kind of name it is, and the zoom it is shown from. */
const LEVELS = {
  1: { kind: "city", rank: 1, from: 7 },
  2: { kind: "city", rank: 3, from: 8 },
  3: { kind: "town", rank: 4, from: 9 },
  4: { kind: "village", rank: 5, from: 10 },
  5: { kind: "feature", rank: 6, from: 11 },
};

/** Ask `address` for places and write their names on `map`. */
export async function drawSettlements(map, address) {
  const { places } = await fetchJson(address);
  const names = places.map(([text, lang, lon, lat, level]) => ({
    text,
    lang,
    lon,
    lat,
    dotted: true,
    ...LEVELS[level],
  }));
  labelsOf(map).set("places", names);
}
