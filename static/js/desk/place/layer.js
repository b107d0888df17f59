// The sites of one card on a map: a numbered pin and a circle for each, a handle on the active one.

import { element } from "../../lib/dom.js";
import { L } from "../../lib/leaflet.js";
import { fill } from "../../lib/words.js";
import { eastOf, LARGEST, metresBetween, pointAfter, radiusAfter, SMALLEST } from "./site.js";

const PIN = 30;
const STEP_PX = 8;
const EQUATOR_M = 40_075_016;
const TILE = 256;

const latLng = ({ lon, lat }) => [lat, lon];
const pointAt = ({ lat, lng }) => ({ lon: lng, lat });

/** Metres that a step with an arrow key moves a pin: some pixels, or one with Shift. */
function stepOf(map, lat, isFine) {
  const metres = EQUATOR_M * Math.cos((lat * Math.PI) / 180);
  return ((isFine ? 1 : STEP_PX) * metres) / (TILE * 2 ** map.getZoom());
}

/** A key that the map must not take for its own. */
function take(event) {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Sites on a map. `told` hears moved(id, point), resized(id, radius) and chosen(id); both of the
 * first also while something is dragged, then with `true` as the last argument.
 *
 * A site to show is {id, number, label, lon, lat, radius, isActive}; radius null means no circle.
 */
export function createSiteLayer(map, words, told) {
  const drawn = new Map();

  const makePin = (id) => {
    const icon = L.divIcon({
      className: "site-pin",
      html: element("span", { class: "site-pin-number" }),
      iconSize: [PIN, PIN],
    });
    const pin = L.marker([0, 0], { icon, draggable: true, keyboard: true, riseOnHover: true });
    pin.addTo(map);
    const node = pin.getElement();
    pin.on("drag", () => told.moved(id, pointAt(pin.getLatLng()), true));
    pin.on("dragend", () => told.moved(id, pointAt(pin.getLatLng())));
    pin.on("click", () => told.chosen(id));
    node.addEventListener("keydown", (event) => {
      const { site } = drawn.get(id);
      const next = pointAfter(event.key, site, stepOf(map, site.lat, event.shiftKey));
      if (next) {
        take(event);
        told.moved(id, next);
      }
    });
    return pin;
  };

  const makeHandle = (id) => {
    const icon = L.divIcon({
      className: "site-handle",
      html: element("span", { class: "site-handle-grip" }),
      iconSize: [PIN, PIN],
    });
    const handle = L.marker([0, 0], { icon, draggable: true, keyboard: false });
    handle.addTo(map);
    const node = handle.getElement();
    node.setAttribute("role", "slider");
    node.setAttribute("tabindex", "0");
    node.setAttribute("aria-valuemin", String(SMALLEST));
    node.setAttribute("aria-valuemax", String(LARGEST));
    const radius = () => metresBetween(drawn.get(id).site, pointAt(handle.getLatLng()));
    handle.on("dragstart", () => {
      drawn.get(id).isDragged = true;
    });
    handle.on("drag", () => told.resized(id, radius(), true));
    handle.on("dragend", () => {
      drawn.get(id).isDragged = false;
      told.resized(id, radius());
    });
    node.addEventListener("keydown", (event) => {
      const next = radiusAfter(event.key, drawn.get(id).site.radius);
      if (next !== null) {
        take(event);
        told.resized(id, next);
      }
    });
    return handle;
  };

  const drawPin = (parts, site) => {
    parts.pin ??= makePin(site.id);
    parts.pin.setLatLng(latLng(site));
    parts.pin.setZIndexOffset(site.isActive ? 1000 : 0);
    const node = parts.pin.getElement();
    node.classList.toggle("is-active", site.isActive);
    node.querySelector(".site-pin-number").textContent = String(site.number);
    node.setAttribute("aria-label", fill(words.pin, site));
    node.setAttribute("aria-pressed", String(site.isActive));
  };

  const drawCircle = (parts, site) => {
    if (site.radius === null) {
      parts.circle?.remove();
      parts.circle = null;
      return;
    }
    parts.circle ??= L.circle([0, 0], {
      radius: 1,
      className: "site-circle",
      interactive: false,
    }).addTo(map);
    parts.circle.setLatLng(latLng(site));
    parts.circle.setRadius(site.radius);
    parts.circle.getElement().classList.toggle("is-active", site.isActive);
  };

  const drawHandle = (parts, site) => {
    if (!site.isActive || site.radius === null) {
      parts.handle?.remove();
      parts.handle = null;
      return;
    }
    parts.handle ??= makeHandle(site.id);
    if (!parts.isDragged) {
      parts.handle.setLatLng(latLng(eastOf(site, site.radius)));
    }
    const node = parts.handle.getElement();
    node.setAttribute("aria-label", fill(words.radius, site));
    node.setAttribute("aria-valuenow", String(Math.round(site.radius)));
    node.setAttribute("aria-valuetext", site.reach);
  };

  const forget = (id) => {
    const { pin, circle, handle } = drawn.get(id);
    for (const part of [pin, circle, handle]) {
      part?.remove();
    }
    drawn.delete(id);
  };

  return {
    /** Show these sites and no others. */
    show(sites) {
      const shown = new Set(sites.map(({ id }) => id));
      [...drawn.keys()].filter((id) => !shown.has(id)).forEach(forget);
      for (const site of sites) {
        const parts = drawn.get(site.id) ?? { pin: null, circle: null, handle: null };
        drawn.set(site.id, parts);
        parts.site = site;
        drawCircle(parts, site);
        drawPin(parts, site);
        drawHandle(parts, site);
      }
    },
  };
}
