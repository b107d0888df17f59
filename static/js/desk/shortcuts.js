// The keys of the desk: one table, from which the help sheet is made and docs/analyst.md is checked.
// Words stand in templates/analyst/_help_words.html under the same ids.

/**
 * `on` says where a key works: "everywhere" at the desk, in "lists", in a "draft", on a claim under
 * "review". `keys` are as
 * KeyboardEvent names them, with "Alt+" before those that need it; one without works only while
 * nobody types in a field. Those with `single` can be switched off.
 */
export const SHORTCUTS = [
  { id: "new", on: "everywhere", keys: ["n"], single: true },
  { id: "search", on: "everywhere", keys: ["/"], single: true },
  { id: "help", on: "everywhere", keys: ["?"], single: true },
  { id: "down", on: "lists", keys: ["j"], single: true },
  { id: "up", on: "lists", keys: ["k"], single: true },
  { id: "down", on: "lists", keys: ["ArrowDown"] },
  { id: "up", on: "lists", keys: ["ArrowUp"] },
  { id: "open", on: "lists", keys: ["Enter"] },
  { id: "tick", on: "lists", keys: ["x"], single: true },
  { id: "draft-facts", on: "draft", keys: ["Alt+G"] },
  { id: "draft-words", on: "draft", keys: ["Alt+W"] },
  { id: "draft-quote", on: "draft", keys: ["Alt+Q"] },
  { id: "draft-add", on: "draft", keys: ["Alt+A"] },
  { id: "draft-next", on: "draft", keys: ["Alt+N"] },
  { id: "draft-before", on: "draft", keys: ["Alt+P"] },
  { id: "draft-when", on: "draft", keys: ["Alt+Y"] },
  { id: "draft-where", on: "draft", keys: ["Alt+L"] },
  { id: "draft-what", on: "draft", keys: ["Alt+K"] },
  { id: "draft-initiator", on: "draft", keys: ["Alt+I"] },
  { id: "draft-figures", on: "draft", keys: ["Alt+C"] },
  { id: "draft-outcome", on: "draft", keys: ["Alt+O"] },
  { id: "draft-paraphrase", on: "draft", keys: ["Alt+M"] },
  { id: "draft-check", on: "draft", keys: ["Ctrl+Enter"] },
  { id: "review-letter", on: "review", keys: ["a", "b", "c", "d", "e", "f"], single: true },
  { id: "review-digit", on: "review", keys: ["1", "2", "3", "4", "5", "6"], single: true },
  { id: "review-take", on: "review", keys: ["Alt+T"] },
  { id: "review-accept", on: "review", keys: ["Alt+A"] },
  { id: "review-return", on: "review", keys: ["Alt+R"] },
  { id: "review-reject", on: "review", keys: ["Alt+X"] },
  { id: "review-next", on: "review", keys: ["Alt+N"] },
];

const NAMES = { ArrowDown: "↓", ArrowUp: "↑" };

/** A key as it is shown: arrows as arrows, the rest as its name. */
export function shown(key) {
  return NAMES[key] ?? key;
}

/** The shortcuts of one place as rows [id, keys shown], a row for each id, in their order. */
export function rowsOf(place, shortcuts = SHORTCUTS) {
  const rows = new Map();
  for (const { id, on, keys } of shortcuts) {
    if (on === place) {
      rows.set(id, [...(rows.get(id) ?? []), ...keys.map(shown)]);
    }
  }
  return [...rows];
}
