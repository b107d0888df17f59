// "As known on": a slider over the days on which statements were issued; its end is all of them.

import { dayWords } from "../lib/words.js";

const PAUSE_MS = 250;

/** Where the slider stands for a day: the last day of issue by then; the end for null. Pure. */
export function placeOf(day, days) {
  if (day === null) {
    return days.length;
  }
  const after = days.findIndex((one) => one > day);
  return Math.max((after === -1 ? days.length : after) - 1, 0);
}

/** Watch the slider in `frame`; `chosen(day)` is called with a day, or null for all. */
export function createKnown(frame, days, words, language, chosen) {
  const slider = frame.querySelector("input");
  const output = frame.querySelector("output");
  let timer = 0;
  slider.max = String(days.length);

  const tell = (day) => {
    const text = day === null || day === undefined ? words.allKnown : dayWords(day, day, language);
    output.textContent = text;
    slider.setAttribute("aria-valuetext", text);
  };
  slider.addEventListener("input", () => {
    const day = days[Number(slider.value)] ?? null;
    tell(day);
    clearTimeout(timer);
    timer = setTimeout(() => chosen(day), PAUSE_MS);
  });
  return {
    show(day) {
      slider.value = String(placeOf(day, days));
      tell(day);
    },
  };
}
