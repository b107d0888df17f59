// The floor in the browser: typed arrays drawn as cells on one canvas, and nothing else.

import { brush, columns, drawMonths, monthsOf, regionMap } from "./common.js";

const { L } = window;

const CELL = 4;

const map = regionMap();
const data = await columns();
const size = map.getSize();
const canvas = L.DomUtil.create("canvas", "", map.getPanes().overlayPane);
canvas.width = size.x;
canvas.height = size.y;
const context = canvas.getContext("2d");

const wide = Math.ceil(size.x / CELL);
const high = Math.ceil(size.y / CELL);
const cells = new Uint32Array(wide * high);
const places = projected(data);
const limits = brush(data, redraw);
const months = monthsOf(limits);

/** The cell of each point in this view, -1 outside of it. */
function projected({ many, lon, lat }) {
  const corner = map.getPixelBounds().min;
  const world = 256 * 2 ** map.getZoom();
  const found = new Int32Array(many);
  for (let n = 0; n < many; n += 1) {
    const sine = Math.sin((lat[n] * Math.PI) / 180);
    const x = ((lon[n] + 180) / 360) * world - corner.x;
    const y = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world - corner.y;
    const inside = x >= 0 && y >= 0 && x < size.x && y < size.y;
    found[n] = inside ? Math.floor(y / CELL) * wide + Math.floor(x / CELL) : -1;
  }
  return found;
}

function redraw([first, last]) {
  cells.fill(0);
  const counts = new Uint32Array(months.many);
  let total = 0;
  for (let n = 0; n < data.many; n += 1) {
    const day = data.day[n];
    if (day >= first && day <= last) {
      total += 1;
      counts[months.of(day)] += 1;
      if (places[n] >= 0) {
        cells[places[n]] += 1;
      }
    }
  }
  context.clearRect(0, 0, size.x, size.y);
  context.fillStyle = "#0072b2";
  for (let n = 0; n < cells.length; n += 1) {
    if (cells[n] > 0) {
      context.globalAlpha = Math.min(1, 0.3 + cells[n] / 20);
      context.fillRect((n % wide) * CELL, Math.floor(n / wide) * CELL, CELL, CELL);
    }
  }
  drawMonths(Array.from(counts), total);
}

redraw(limits);
performance.mark("drawn");
document.body.dataset.ready = "";
