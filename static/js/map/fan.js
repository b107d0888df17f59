// Where chips stand so that none hides another. Pure: boxes in pixels in, offsets out.

/** Lists of indices of boxes that would cover each other, directly or through others. */
export function clumps(boxes, gap = 4) {
  const found = [];
  const seen = new Set();
  boxes.forEach((_box, start) => {
    if (seen.has(start)) {
      return;
    }
    const clump = [start];
    seen.add(start);
    for (let next = 0; next < clump.length; next += 1) {
      boxes.forEach((box, i) => {
        if (!seen.has(i) && covers(boxes[clump[next]], box, gap)) {
          seen.add(i);
          clump.push(i);
        }
      });
    }
    found.push(clump.sort((a, b) => a - b));
  });
  return found;
}

function covers(one, other, gap) {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 + gap &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2 + gap
  );
}

/**
 * For each box how far its centre moves: boxes that would cover each other are stacked above
 * one another around their common centre, from north to south. `clump` names its neighbours.
 */
export function fanOut(boxes, gap = 4) {
  const moves = boxes.map((_box, i) => ({ dx: 0, dy: 0, clump: [i] }));
  for (const clump of clumps(boxes, gap)) {
    if (clump.length < 2) {
      continue;
    }
    const middle = mean(clump.map((i) => boxes[i].x));
    const centre = mean(clump.map((i) => boxes[i].y));
    const heights = clump.map((i) => boxes[i].height + gap);
    let top = centre - sum(heights) / 2;
    const order = [...clump].sort((a, b) => boxes[a].y - boxes[b].y || a - b);
    for (const i of order) {
      const height = boxes[i].height + gap;
      moves[i] = { dx: middle - boxes[i].x, dy: top + height / 2 - boxes[i].y, clump };
      top += height;
    }
  }
  return moves;
}

/**
 * The boxes `clump` names, gathered: {x, y, members}, the middle of those nearer to one another
 * than `distance`, about. Each joins the nearest there is by then, else begins a group.
 */
export function gathered(boxes, clump, distance) {
  const groups = [];
  for (const i of clump) {
    const { x, y } = boxes[i];
    const apart = (group) => Math.hypot(group.x - x, group.y - y);
    const [nearest] = [...groups].sort((one, other) => apart(one) - apart(other));
    if (nearest && apart(nearest) < distance) {
      nearest.members.push(i);
      nearest.x = mean(nearest.members.map((member) => boxes[member].x));
      nearest.y = mean(nearest.members.map((member) => boxes[member].y));
    } else {
      groups.push({ x, y, members: [i] });
    }
  }
  return groups;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function mean(numbers) {
  return sum(numbers) / numbers.length;
}
