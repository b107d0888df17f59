// How many incidents are shown: in the standfirst at once, to those who listen when it rests.

import { fill, numberWords } from "../lib/words.js";

const REST_MS = 600;

/** Keeps every count of the page in `root`. */
export function createStatus(root, { words, language }) {
  const standfirst = root.querySelector("[data-standfirst]");
  const live = root.querySelector("[data-live]");
  const tray = root.querySelector("[data-tray]");
  let timer = 0;
  const written = (numbers) =>
    Object.fromEntries(
      Object.entries(numbers).map(([name, number]) => [name, numberWords(number, language)]),
    );
  let told = null;
  return {
    show(shown, all, unmapped) {
      const sentence = fill(
        shown === 1 ? words.countOne : words.countMany,
        written({ shown, all }),
      );
      standfirst.textContent = sentence;
      tray.hidden = unmapped === 0;
      const tall = unmapped === 1 ? words.trayOne : words.trayMany;
      tray.querySelector("summary").textContent = fill(tall, written({ number: unmapped }));
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
