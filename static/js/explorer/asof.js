// Areas and lines as of the day shown, and on request those that were past by then.

import { isoOf } from "../lib/days.js";
import { dayWords } from "../lib/words.js";
import { drawAreas } from "../map/areas.js";

const REST_MS = 500;
const LINE = "line_of_contact";

/** Keeps the areas of `map` as of a day; `drawn` is the promise of what the page began with. */
export function createAreas(root, map, { words, language }, drawn) {
  const frame = root.querySelector("[data-map]");
  const time = root.querySelector("[data-areas-on]");
  const noLine = root.querySelector("[data-no-line]");
  const [address] = frame.dataset.areas.split("?");
  const lists = ["map-areas", "map-areas-earlier"].map((id) => document.getElementById(id));
  const now = { day: new URLSearchParams(frame.dataset.areas.split("?")[1]).get("on"), past: "" };
  let current = drawn;
  let earlier = null;
  let timer = 0;

  const draw = async (day) => {
    const before = current;
    current = drawAreas(map, `${address}?on=${isoOf(day)}`, words, lists[0]);
    const [forget, { features }] = await Promise.all([before, current]);
    forget();
    time.textContent = dayWords(day, day, language);
    noLine.hidden = features.some(({ properties }) => properties.kind === LINE);
  };
  const drawEarlier = async (day) => {
    const before = earlier;
    lists[1].replaceChildren();
    earlier = day === "" ? null : drawAreas(map, `${address}?before=${day}`, words, lists[1], true);
    const forget = await before;
    forget?.();
    await earlier;
    if (lists[1].childElementCount > 0) {
      lists[1].closest("[hidden]")?.removeAttribute("hidden");
    }
  };
  return {
    /** Areas of a day; `past` also those that had ended before it. */
    show(day, past) {
      const text = day === null ? now.day : isoOf(day);
      const wanted = past ? text : "";
      // A switch acts at once, a day that is dragged past does not.
      if (past !== (now.past !== "")) {
        now.past = wanted;
        drawEarlier(wanted);
      }
      if (text === now.day) {
        return;
      }
      now.day = text;
      clearTimeout(timer);
      timer = setTimeout(() => {
        draw(day);
        if (now.past !== "" && now.past !== now.day) {
          now.past = now.day;
          drawEarlier(now.past);
        }
      }, REST_MS);
    },
  };
}
