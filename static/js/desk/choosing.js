// Which of several things offered is marked, as keys are pressed. Pure.

/** The number marked after a key, from `active` (-1 for none) of `count`; null for other keys. */
export function markedAfter(key, active, count) {
  if (count === 0) {
    return null;
  }
  switch (key) {
    case "ArrowDown":
      return (active + 1) % count;
    case "ArrowUp":
      return active <= 0 ? count - 1 : active - 1;
    case "PageUp":
      return 0;
    case "PageDown":
      return count - 1;
    default:
      return null;
  }
}

/** The fields an item sets, as {path: text}: names relative to `scope`, or its value alone. Pure. */
export function fieldsSet(item, scope, own) {
  const sets = item.sets ?? {};
  const at = (name) => (scope ? `${scope}.${name}` : name);
  const fields = Object.fromEntries(
    Object.entries(sets).map(([name, text]) => [at(name), String(text ?? "")]),
  );
  return own && !(own in fields) ? { ...fields, [own]: String(item.value) } : fields;
}
