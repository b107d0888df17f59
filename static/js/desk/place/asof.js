// Areas and lines under a card's map as of the day of its claim: a line that had moved since would
// mislead whoever sets a point by it.

import { dayOf } from "../../lib/days.js";
import { dayWords, fill } from "../../lib/words.js";
import { drawAreas } from "../../map/areas.js";
import { read } from "../controls.js";
import { getJson } from "../server.js";

/** The first day of a claim's time as the server understands it, "" for none, null unanswered. */
async function dayOfClaim(form, key) {
  const text = read(form, `claims.${key}.when`)?.trim();
  if (!text) {
    return "";
  }
  const query = new URLSearchParams({ as: "when", text, draft: form.dataset.id });
  const said = await getJson(`${form.dataset.understand}?${query}`);
  return said && (said.day ?? "");
}

/** Keeps the areas of `map` as of the claim's day; today's until one is known. Returns {refresh}. */
export function createAsOf(map, frame, desk, key, background) {
  const { form, words, mapWords } = desk;
  const [address] = frame.querySelector("[data-areas]").dataset.areas.split("?");
  const line = frame.querySelector("[data-areas-day]");
  let shown = "";
  let current = background;
  let turn = 0;

  const say = (day) => {
    const number = day ? dayOf(day) : null;
    const told = number === null ? "" : dayWords(number, number, document.documentElement.lang);
    line.textContent = told ? fill(words.areasOf, { day: told }) : words.areasToday;
  };
  say("");

  return {
    async refresh() {
      turn += 1;
      const mine = turn;
      const day = await dayOfClaim(form, key);
      if (mine !== turn || day === null || day === shown) {
        return;
      }
      shown = day;
      const before = current;
      current = drawAreas(map, day ? `${address}?on=${day}` : address, mapWords);
      const remove = await before.catch(() => null);
      remove?.();
      await current.then(
        () => say(day),
        () => desk.failed(frame, words.backgroundFailed),
      );
    },
  };
}
