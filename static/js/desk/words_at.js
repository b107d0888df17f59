// Places in a text: words, what is looked for, offsets in characters as the server counts. Pure.
//
// Browsers count UTF-16 units, the server characters (code points): a letter outside the basic
// plane is two of the former and one of the latter.

/** How many characters a text has before a unit, as the server counts. */
export const charactersBefore = (text, unit) => [...text.slice(0, unit)].length;

/** The unit at which a character stands. */
export const unitAt = (text, character) => {
  let unit = 0;
  let left = character;
  for (const char of text) {
    if (left <= 0) {
      break;
    }
    unit += char.length;
    left -= 1;
  }
  return unit;
};

/** The words of a text as [start, end] in units; spaces and line ends lie between them. */
export const wordsIn = (text) =>
  [...text.matchAll(/\S+/gu)].map((found) => [found.index, found.index + found[0].length]);

/** A selection without the space around it, or null when nothing else is in it. */
export function trimmed(text, start, end) {
  const chosen = text.slice(start, end);
  const inner = chosen.trim();
  if (!inner) {
    return null;
  }
  const from = start + chosen.indexOf(inner);
  return [from, from + inner.length];
}

/** The number of the word at or after a unit; the last one where none follows. */
export function wordAt(words, unit) {
  const found = words.findIndex(([, end]) => end > unit);
  return found === -1 ? words.length - 1 : found;
}

/**
 * Where `sought` is found in a text, from a unit on and then from the beginning; null if nowhere.
 *
 * Capitals count alike. Answers [start, end] in units.
 */
export function find(text, sought, from = 0) {
  // Letters that change their length in lower case would shift what is found.
  const plain = (one) => {
    const low = one.toLowerCase();
    return low.length === one.length ? low : one;
  };
  const [where, what] = [plain(text), plain(sought)];
  if (!what) {
    return null;
  }
  const next = where.indexOf(what, from);
  const at = next === -1 ? where.indexOf(what) : next;
  return at === -1 ? null : [at, at + what.length];
}

/** Where a quotation stands: at its place if the words are still there, else where they are found. */
export function placeOf(text, quotation, start) {
  const unit = unitAt(text, start);
  if (text.startsWith(quotation, unit)) {
    return [unit, unit + quotation.length];
  }
  const at = text.indexOf(quotation);
  return at === -1 || !quotation ? null : [at, at + quotation.length];
}
