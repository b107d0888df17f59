// Marks on the browser's time line, for whoever measures: the last of each name only.

/** Set the mark `name` to now. */
export function mark(name) {
  performance.clearMarks(name);
  performance.mark(name);
}
