// Where many incidents lie: one canvas of small squares below names and markers, darker for more.
//
// It has the pixels of the display. Whoever cannot see it has the numbers above it.

import { createCanvas, layOver } from "./canvas.js";
import { STEPS, stepOf } from "./grid.js";

const FAINT = 0.16;
const FULL = 0.85;

/** A canvas on `map`: {show(grid, counts, most), hide()}. Its colour is that of the style sheet. */
export function createDensity(map) {
  const canvas = createCanvas(map, "density", 345);
  const context = canvas.getContext("2d");
  const small = document.createElement("canvas");
  const cells = small.getContext("2d");
  let held = { image: null, pixels: null, colour: "" };

  const room = ({ columns, lines }) => {
    if (held.image?.width !== columns || held.image?.height !== lines) {
      [small.width, small.height] = [columns, lines];
      const image = cells.createImageData(columns, lines);
      held = { ...held, image, pixels: new Uint32Array(image.data.buffer) };
    }
    return held;
  };

  return {
    show(grid, counts, most) {
      const { image, pixels } = room(grid);
      held.colour ||= getComputedStyle(canvas).color;
      const inks = inksOf(held.colour);
      for (let cell = 0; cell < counts.length; cell += 1) {
        pixels[cell] = counts[cell] === 0 ? 0 : inks[stepOf(counts[cell], most)];
      }
      cells.putImageData(image, 0, 0);
      const { cell: side, columns, lines } = grid;
      const [left, top] = [grid.left * side, grid.top * side];
      const box = { left, top, wide: columns * side, high: lines * side };
      const { width, height } = layOver(map, canvas, box);
      context.clearRect(0, 0, width, height);
      context.imageSmoothingEnabled = false;
      context.drawImage(small, 0, 0, width, height);
      canvas.hidden = false;
    },
    hide() {
      canvas.hidden = true;
    },
    /** Ask the style sheet for the colour again: the theme may be another. */
    fresh() {
      held.colour = "";
    },
  };
}

/** A pixel for each step of darkness of a colour `rgb(r, g, b)`, the first of them empty. */
function inksOf(colour) {
  const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
  return Uint32Array.from({ length: STEPS + 1 }, (_value, step) => {
    const alpha = step === 0 ? 0 : FAINT + ((FULL - FAINT) * (step - 1)) / (STEPS - 1);
    return ((Math.round(alpha * 255) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  });
}
