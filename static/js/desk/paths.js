// The names of a draft's fields, as incidents/desk/paths.py has them. Pure.
//
// A path is the name of a form field: "statement.issued", "claims.k1.sites.s2.text". Cards and
// rows are known by random keys; a list of keys ("claims", "claims.k1.sites") says which are there.

const PATH = /^(statement|publications|claims|answers)(\.|$)/;
const CARD_LISTS = ["sites", "outcomes", "figures"];
const SETS = ["statement.joint", "statement.repeats_no"];
const KEY_LETTERS = "abcdefghjkmnpqrstvwxyz";
const KEY_LENGTH = 7;
// What the server takes out: control characters, lone surrogates, direction overrides.
const NOT_KEPT = /(?![\n\t])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu;

/** Whether a control of this name holds a value of the draft. */
export const isPath = (name) => PATH.test(name);

/** The keys of a list, each once, in their order. */
export const keysOf = (text) => [...new Set(text.split(/\s+/).filter(Boolean))];

/** Whether the value of a path lists the keys of cards or rows. */
export function isKeyList(path) {
  const parts = path.split(".");
  return (
    path === "claims" ||
    path === "publications" ||
    (parts.length === 3 && parts[0] === "claims" && CARD_LISTS.includes(parts[2]))
  );
}

/** Whether the value of a path is a set of words, so that two changes of it add up. */
export function isSet(path) {
  return isKeyList(path) || SETS.includes(path) || /^claims\.[^.]+\.relations$/.test(path);
}

/** The cards and rows a path lies in, outermost first, as [key list, key]. */
export function ownersOf(path) {
  const parts = path.split(".");
  const found = [];
  for (let at = 0; at < parts.length - 2; at += 1) {
    const above = parts.slice(0, at + 1).join(".");
    if (isKeyList(above)) {
      found.push([above, parts[at + 1]]);
    }
  }
  return found;
}

/** The key of the claim card a path lies in; "" outside of cards. */
export function cardOf(path) {
  const [first, key = ""] = path.split(".");
  return first === "claims" ? key : "";
}

/** The last word of a list's path, which names its template: "sites" of "claims.k1.sites". */
export const kindOf = (list) => list.slice(list.lastIndexOf(".") + 1);

/** A random key that is not among `taken`. */
export function newKey(taken = []) {
  for (;;) {
    const numbers = crypto.getRandomValues(new Uint32Array(KEY_LENGTH));
    const key = [...numbers].map((number) => KEY_LETTERS[number % KEY_LETTERS.length]).join("");
    if (!taken.includes(key)) {
      return key;
    }
  }
}

/** A text as the server keeps it. */
export const tidy = (text) => text.replace(/\r\n?/g, "\n").replace(NOT_KEPT, "");

/**
 * A set of words that two have changed: from `was`, one made `now` and the other `current`.
 *
 * What either added stays, what either took away goes.
 */
export function mergeSets(was, now, current) {
  const [before, mine, theirs] = [was, now, current].map(keysOf);
  const order = theirs.join(" ") === before.join(" ") ? mine : theirs;
  const gone = new Set(before.filter((key) => !mine.includes(key) || !theirs.includes(key)));
  const all = [...order, ...mine, ...theirs].filter((key) => !gone.has(key));
  return [...new Set(all)].join(" ");
}
