// Markers while somebody drags: painted on a canvas, as their elements look.
//
// Writing dozens of elements anew takes longer than a frame lasts. They come back, with all that
// makes them buttons, as soon as the pointer rests.

import { rowOf } from "../explorer/table.js";
import { CLUSTER, SPOT, shortly, WIDE_ENOUGH } from "./badge.js";
import { createCanvas, layOver } from "./canvas.js";

const FULL = 2 * Math.PI;
const TOP = -Math.PI / 2;
const LONG = 3;
const EXACT = 1;

/** Painted markers on `map`: {show(table, wanted, box), hide()}. */
export function createMoving(map, { sides, kinds, marks, language }) {
  const canvas = createCanvas(map, "moving", 610);
  const context = canvas.getContext("2d");
  const paths = new Map();
  let ink = null;

  const pathOf = (d) => {
    if (!paths.has(d)) {
      paths.set(d, new Path2D(d));
    }
    return paths.get(d);
  };

  /** Draw a path of 16 units at a corner, `scale` times as large. */
  const shape = (d, x, y, scale, draw) => {
    context.save();
    context.translate(x, y);
    context.scale(scale, scale);
    draw(pathOf(d));
    context.restore();
  };

  const outline = (width) => (path) => {
    context.strokeStyle = ink.ink;
    context.lineWidth = width;
    context.stroke(path);
  };

  /** The ring of shares by side around (x, y), with the shape of each side on its arc. */
  const ring = (x, y, size, parts, dash = []) => {
    const radius = size / 2 - 5;
    const total = parts.reduce((sum, { share }) => sum + share, 0);
    context.setLineDash(dash);
    circle(x, y, radius, 7);
    context.setLineDash([]);
    let from = TOP;
    const middles = [];
    for (const { code, share } of parts.filter((part) => part.share > 0)) {
      const to = from + (share / total) * FULL;
      context.beginPath();
      context.arc(x, y, radius, from, to);
      context.strokeStyle = ink[code];
      context.lineWidth = 5;
      context.stroke();
      if (to - from > WIDE_ENOUGH) {
        middles.push([code, (from + to) / 2]);
      }
      from = to;
    }
    for (const [code, angle] of middles) {
      const [left, top] = [x + radius * Math.cos(angle) - 5.2, y + radius * Math.sin(angle) - 5.2];
      shape(sides[code].path, left, top, 0.65, (path) => {
        context.strokeStyle = ink.paper;
        context.lineWidth = 2.5;
        context.stroke(path);
        context.fillStyle = ink[code];
        context.fill(path);
      });
    }
  };

  const circle = (x, y, radius, width) => {
    context.beginPath();
    context.arc(x, y, radius, 0, FULL);
    context.fillStyle = ink.paper;
    context.strokeStyle = ink.ink;
    context.lineWidth = width;
    context.stroke();
    context.fill();
  };

  const many = (table, { count, bySide }, x, y) => {
    const shares = new Map(table.codes.sides.map((code, side) => [code, bySide[side]]));
    const parts = Object.keys(sides).map((code) => ({ code, share: shares.get(code) ?? 0 }));
    ring(x, y, CLUSTER, parts);
    const text = shortly(count, language);
    context.font = `700 ${text.length > LONG ? 12 : 14}px ${ink.face}`;
    context.textAlign = "center";
    context.fillStyle = ink.ink;
    context.fillText(text, x, y + 5);
  };

  const alone = (row, x, y) => {
    const said = Object.keys(sides).filter((code) => row.sides.includes(code));
    const parts = said.map((code) => ({ code, share: 1 }));
    const [left, top] = [x - SPOT / 2, y - SPOT / 2];
    ring(x, y, SPOT, parts, row.precision === EXACT ? [] : [4, 3]);
    const kind = Object.values(kinds).find(({ types }) => types.includes(row.type));
    shape(kind.path, left + 13, top + 13, 0.875, outline(1.7));
    circle(left + 33, top + 33, 6.5, 1);
    shape(marks[row.assessment[0]].path, left + 28.6, top + 28.6, 0.55, outline(2.4));
  };

  /** The circle of a place that is not exact, fading outwards where `fades`, else its edge. */
  const reach = (x, y, radius, fades) => {
    context.beginPath();
    context.arc(x, y, radius, 0, FULL);
    if (fades) {
      const fade = context.createRadialGradient(x, y, 0, x, y, radius);
      fade.addColorStop(0, ink.near);
      fade.addColorStop(1, ink.far);
      context.fillStyle = fade;
      context.fill();
    }
    context.strokeStyle = fades ? ink.edge : ink.faint;
    context.lineWidth = 1;
    context.setLineDash(fades ? [5, 4] : []);
    context.stroke();
    context.setLineDash([]);
  };

  const leg = (from, to) => {
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.strokeStyle = ink.map;
    context.lineWidth = 1;
    context.stroke();
  };

  /** What lies under the markers: circles, and lines to where those set aside belong. */
  const under = ({ lat, lon }, circles, wanted, at) => {
    for (const { row, pixels, fades } of circles) {
      reach(...at([lat[row], lon[row]]), pixels, fades);
    }
    for (const { from, at: to } of wanted) {
      if (from !== null) {
        leg(at(from), at(to));
      }
    }
  };

  return {
    /**
     * Paint what was laid out, {at, from, one, count, bySide}, with its circles, over `box` of the
     * world in pixels.
     */
    show(table, wanted, circles, box) {
      ink ??= inksOf(canvas, Object.keys(sides));
      const { width, height, sharp } = layOver(map, canvas, box);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
      context.scale(sharp, sharp);
      const at = (place) => {
        const { x, y } = map.project(place);
        return [x - box.left, y - box.top];
      };
      under(table, circles, wanted, at);
      for (const shown of wanted) {
        const [left, top] = at(shown.at);
        if (shown.one === undefined) {
          many(table, shown, left, top);
        } else {
          alone(rowOf(table, shown.one), left, top);
        }
      }
      canvas.hidden = false;
    },
    hide() {
      canvas.hidden = true;
      // The theme may be another the next time.
      ink = null;
    },
  };
}

/** Colours and the face of the style sheet. */
function inksOf(canvas, codes) {
  const style = getComputedStyle(canvas);
  const token = (name) => style.getPropertyValue(`--${name}`).trim();
  // A computed colour is written as rgb(), whatever the style sheet says.
  const faded = (share) => style.color.replace(/^rgb\((.+)\)$/, `rgba($1, ${share})`);
  return {
    ink: token("ink"),
    paper: token("paper-raised"),
    map: style.color,
    near: faded(0.22),
    edge: faded(0.45),
    faint: faded(0.25),
    far: faded(0.02),
    face: token("face-ui"),
    ...Object.fromEntries(codes.map((code) => [code, token(`side-${code}`)])),
  };
}
