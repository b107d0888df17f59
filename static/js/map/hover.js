// The card that hovering or focusing a marker shows: inside the map, beside the marker.
//
// It stays while the pointer is on it, and Escape closes it without moving the focus.

import { element } from "../lib/dom.js";

const CLOSE_MS = 200;
const GAP = 26;
const MARGIN = 6;

/** Where a card stands so that it leaves its marker free: above, below, else beside it. Pure. */
export function besides({ x, y }, { width, height }, wide, high) {
  const clip = (at, size, room) => Math.max(Math.min(at, room - size - MARGIN), MARGIN);
  const centred = clip(x - width / 2, width, wide);
  if (y - GAP - height >= MARGIN) {
    return { left: centred, top: y - GAP - height };
  }
  if (y + GAP + height <= high - MARGIN) {
    return { left: centred, top: y + GAP };
  }
  const left = x > wide / 2 ? x - GAP - width : x + GAP;
  return { left: clip(left, width, wide), top: clip(y - height / 2, height, high) };
}

/** One card for all markers of the map in `frame`: {show(point, content), leave(), close()}. */
export function createHoverCard(frame) {
  const card = element("div", { class: "hover-card" });
  card.hidden = true;
  frame.append(card);
  let timer = 0;

  const close = () => {
    clearTimeout(timer);
    card.hidden = true;
  };
  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(close, CLOSE_MS);
  };
  card.addEventListener("mouseenter", () => clearTimeout(timer));
  card.addEventListener("mouseleave", leave);
  // The map would take a press or a turn of the wheel on the card for one on itself.
  for (const name of ["pointerdown", "mousedown", "dblclick", "wheel"]) {
    card.addEventListener(name, (event) => event.stopPropagation());
  }
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
    }
  });

  return {
    show(point, content) {
      clearTimeout(timer);
      card.replaceChildren(content);
      card.hidden = false;
      const size = { width: card.offsetWidth, height: card.offsetHeight };
      const { left, top } = besides(point, size, frame.clientWidth, frame.clientHeight);
      card.style.left = `${left}px`;
      card.style.top = `${top}px`;
    },
    leave,
    close,
  };
}
