// A canvas of the map's size that has the pixels of the display.

import { L } from "../lib/leaflet.js";

/** A canvas in a pane of its own at height `z`; nothing of it takes the pointer. */
export function createCanvas(map, name, z) {
  const pane = map.createPane(name);
  pane.style.zIndex = z;
  const canvas = L.DomUtil.create("canvas", `map-canvas map-${name} leaflet-zoom-hide`, pane);
  canvas.setAttribute("aria-hidden", "true");
  return canvas;
}

/**
 * Lay a canvas over `box` {left, top, wide, high} in pixels of the world; says its size in pixels of
 * the display.
 */
export function layOver(map, canvas, { left, top, wide, high }) {
  L.DomUtil.setPosition(canvas, L.point(left, top).subtract(map.getPixelOrigin()));
  const sharp = window.devicePixelRatio || 1;
  const size = [Math.round(wide * sharp), Math.round(high * sharp)];
  if (canvas.width !== size[0] || canvas.height !== size[1]) {
    [canvas.width, canvas.height] = size;
    canvas.style.width = `${wide}px`;
    canvas.style.height = `${high}px`;
  }
  return { width: size[0], height: size[1], sharp };
}
