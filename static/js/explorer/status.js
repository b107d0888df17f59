// How many incidents are shown: in the standfirst at once, to those who listen when it rests.

import { fill } from "../lib/words.js";

const REST_MS = 600;

/** Keeps every count of the page in `root`. */
export function createStatus(root, words) {
  const standfirst = root.querySelector("[data-standfirst]");
  const live = root.querySelector("[data-live]");
  const tray = root.querySelector("[data-tray]");
  let timer = 0;
  let told = null;
  return {
    show(shown, all, unmapped) {
      const sentence = fill(shown === 1 ? words.countOne : words.countMany, { shown, all });
      standfirst.textContent = sentence;
      tray.hidden = unmapped === 0;
      const tall = unmapped === 1 ? words.trayOne : words.trayMany;
      tray.querySelector("summary").textContent = fill(tall, { number: unmapped });
      clearTimeout(timer);
      if (told !== null && told !== sentence) {
        timer = setTimeout(() => {
          live.textContent = sentence;
          told = sentence;
        }, REST_MS);
      }
      told ??= sentence;
    },
  };
}
