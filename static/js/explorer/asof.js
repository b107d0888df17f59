// Areas and lines as of the day shown: drawn again when the filter changes that day.

import { isoOf } from "../lib/days.js";
import { dayWords } from "../lib/words.js";
import { drawAreas } from "../map/areas.js";

const REST_MS = 500;

/** Keeps the areas of `map` as of a day; `drawn` is the promise of what the page began with. */
export function createAreas(root, map, words, language, drawn) {
  const frame = root.querySelector("[data-map]");
  const list = document.getElementById("map-areas");
  const time = root.querySelector("[data-areas-on]");
  const address = new URL(frame.dataset.areas, location.href);
  let forget = drawn;
  let shown = address.searchParams.get("on");
  let timer = 0;

  const draw = async (day) => {
    const before = forget;
    address.searchParams.set("on", isoOf(day));
    forget = drawAreas(map, address, words, list);
    (await before)();
    time.textContent = dayWords(day, day, language);
  };
  return {
    show(day) {
      if (day !== null && isoOf(day) !== shown) {
        shown = isoOf(day);
        clearTimeout(timer);
        timer = setTimeout(() => draw(day), REST_MS);
      }
    },
  };
}
