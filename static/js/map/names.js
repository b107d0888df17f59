// Names on the map, as many as stand beside one another without touching. Pure.

/**
 * Which of `boxes` ({x, y, width, height} around their centres, in pixels) can be shown: earlier
 * ones win, and a later one that would touch a shown one is left out.
 */
export function legible(boxes) {
  const shown = [];
  return boxes.map((box) => {
    const free = shown.every((other) => !touches(box, other));
    if (free) {
      shown.push(box);
    }
    return free;
  });
}

function touches(one, other) {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2
  );
}
