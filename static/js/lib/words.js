// Numbers and days in words. Pure: the language and the sentences are given.

const DAY_MS = 86_400_000;

/** A sentence with its `%(name)s` places filled. */
export function fill(sentence, values) {
  return sentence.replace(/%\((\w+)\)s/g, (_place, name) => String(values[name]));
}

/** Words in a row, the last joined by `and`. */
export function listWords(items, and) {
  if (items.length < 2) {
    return items.join("");
  }
  return `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1)}`;
}

/** "X says" for one side, "X and Y say" for several; empty for none. */
export function saysWords(names, words) {
  if (names.length === 0) {
    return "";
  }
  const sentence = names.length === 1 ? words.says : words.say;
  return fill(sentence, { sides: listWords(names, words.and) });
}

/** A distance in metres as "800 m" or "25 km". */
export function distanceWords(metres, language) {
  const far = metres >= 1000;
  const amount = far ? metres / 1000 : metres;
  const digits = far && amount < 10 ? 1 : 0;
  return `${numberFormat(language, digits).format(amount)} ${far ? "km" : "m"}`;
}

/** A number with its thousands set apart. */
export function numberWords(number, language) {
  return numberFormat(language, 0).format(number);
}

// Making a format takes longer than using it a hundred times.
const formats = new Map();
const numberFormats = new Map();

function numberFormat(language, maximumFractionDigits) {
  const key = `${language} ${maximumFractionDigits}`;
  if (!numberFormats.has(key)) {
    numberFormats.set(key, new Intl.NumberFormat(language, { maximumFractionDigits }));
  }
  return numberFormats.get(key);
}

/**
 * Days counted from 1970-01-01 as an interval in words; the days are local and never shifted.
 * Browsers differ in the spaces around the dash: here they stand as in the pages of the server.
 */
export function dayWords(first, last, language) {
  if (!formats.has(language)) {
    const options = { dateStyle: "long", timeZone: "UTC" };
    formats.set(language, new Intl.DateTimeFormat(language, options));
  }
  const format = formats.get(language);
  if (first === last) {
    return format.format(first * DAY_MS);
  }
  const words = format.formatRange(first * DAY_MS, last * DAY_MS).replace(/\s*–\s*/u, " – ");
  return words.replace(/^(\d+) – (?=\d+ )/u, "$1–");
}
