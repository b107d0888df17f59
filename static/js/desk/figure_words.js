// Casualty figures written in a row: "Azerbaijan, military: 3 killed, 2 wounded". Pure.

const NUMBER =
  /(?:(?:at least|at most|up to|about|over|more than|around)\s+)?\d+(?:\s*[-–]\s*\d+)?|\b(?:none|no|several|some)\b/iu;

const plain = (text) => text.toLowerCase();

/** Whether a word stands in a text, not as a part of another. */
function holds(text, word) {
  const at = text.indexOf(word);
  const isLetter = (char) => /\p{L}/u.test(char ?? "");
  return at !== -1 && !isLetter(text[at - 1]) && !isLetter(text[at + word.length]);
}

/** The value whose words stand in a text, the one with the longest word; "" for none. */
function meant(text, values) {
  let [best, length] = ["", 0];
  for (const [value, names] of Object.entries(values)) {
    for (const name of names.map(plain)) {
      if (name.length > length && holds(text, name)) {
        [best, length] = [value, name.length];
      }
    }
  }
  return best;
}

/**
 * The figures in a text, and the parts of it that are none.
 *
 * `vocabulary` has {side, category, harm}, each {value: [words]}. Whose and who count until others
 * are named. Answers {figures: [{side, category, harm, count}], left: [text]}.
 */
export function figuresIn(text, vocabulary) {
  const figures = [];
  const left = [];
  let [side, category] = ["", ""];
  for (const part of text.split(/[,;:\n]|\band\b|\+/iu)) {
    const low = plain(part.trim());
    const who = {
      side: meant(low, vocabulary.side),
      category: meant(low, vocabulary.category),
      harm: meant(low, vocabulary.harm),
    };
    side = who.side || side;
    category = who.category || category;
    if (who.harm) {
      const count = NUMBER.exec(low)?.[0] ?? "";
      figures.push({ side, category, harm: who.harm, count });
    } else if (low && !who.side && !who.category) {
      left.push(part.trim());
    }
  }
  return { figures, left };
}
