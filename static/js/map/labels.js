// Names on the map: countries, areas and places share one drawing, so that none covers another.
//
// Only what is in view and has room becomes an element. Who listens has the list and the finder.

import { drawn } from "../lib/dom.js";
import { L } from "../lib/leaflet.js";
import { around, seated } from "./names.js";

const BEYOND = 160;
const MOST = 90;
const GAP = 4;
const LINE = 15;
const held = new WeakMap();

/** The names of `map`, one for each map however many parts of it write some. */
export function labelsOf(map) {
  if (!held.has(map)) {
    held.set(map, createLabels(map));
  }
  return held.get(map);
}

/**
 * A name is {text, lang, lat, lon, kind, rank, from, dotted, also}: `rank` orders who has the right
 * to room, `from` is the zoom it is shown from, a dotted one stands beside its point and not on it;
 * `also` are further points where it may stand.
 */
function createLabels(map) {
  map.createPane("labels").style.zIndex = 360;
  const svg = drawn("svg", { class: "map-labels leaflet-zoom-hide", "aria-hidden": "true" });
  map.getPane("labels").append(svg);
  const groups = new Map();
  const measure = createMeasure(svg);
  const seats = new WeakMap();
  let names = [];
  let markers = [];
  let frame = 0;

  const draw = () => {
    frame = 0;
    const zoom = map.getZoom();
    const size = map.getSize().add([2 * BEYOND, 2 * BEYOND]);
    const corner = map.containerPointToLayerPoint([-BEYOND, -BEYOND]);
    const place = ({ lat, lon }) => map.latLngToLayerPoint([lat, lon]).subtract(corner);
    L.DomUtil.setPosition(svg, corner);
    svg.setAttribute("width", size.x);
    svg.setAttribute("height", size.y);
    const shown = names.filter((name) => zoom >= name.from);
    const inside = (at, edge) =>
      at.x > edge && at.y > edge && at.x < size.x - edge && at.y < size.y - edge;
    const near = shown
      .map((name) => ({ name, points: pointsOf(name, place, inside) }))
      .filter(({ points }) => points.length > 0);
    const wanted = near.map(({ name, points }) => boxesOf(name, points, measure, seats.get(name)));
    const taken = [
      ...markers.map((marker) => ({ ...marker, ...xy(place(marker)) })),
      ...controlsOf(map.getContainer()),
    ];
    const found = seated(wanted, taken, MOST);
    const made = near.flatMap(({ name, points }, n) =>
      found[n] === -1 ? [] : nameAt(name, points[0], wanted[n][found[n]], seats),
    );
    svg.replaceChildren(...made);
  };
  const soon = () => {
    if (frame === 0) {
      frame = requestAnimationFrame(draw);
    }
  };

  map.on("moveend zoomend resize", soon);
  return {
    /** Write the names of a group in place of those before; returns how to take them away. */
    set(group, list) {
      groups.set(group, list);
      names = [...groups.values()].flat().sort((a, b) => a.rank - b.rank);
      soon();
      return () => {
        if (groups.get(group) === list) {
          this.set(group, []);
        }
      };
    },
    /** Leave room for markers: {lat, lon, width, height} around their centres. */
    avoid(list) {
      markers = list;
      soon();
    },
  };
}

const xy = ({ x, y }) => ({ x, y });

/** The points of a name within the drawing; of several only those in view, where any is. */
function pointsOf(name, place, inside) {
  if (!name.also) {
    return [place(name)].filter((at) => inside(at, 0));
  }
  return [name, ...name.also].map(place).filter((at) => inside(at, BEYOND));
}

/** The boxes of buttons and scale in the drawing, which would cover a name. */
function controlsOf(container) {
  const { left, top } = container.getBoundingClientRect();
  return [...container.querySelectorAll(".leaflet-control")].map((control) => {
    const box = control.getBoundingClientRect();
    return {
      x: box.left - left + box.width / 2 + BEYOND,
      y: box.top - top + box.height / 2 + BEYOND,
      width: box.width,
      height: box.height,
    };
  });
}

/** The boxes a name can have; the one it had comes first, so that names do not hop about. */
function boxesOf(name, points, measure, before) {
  const box = { width: measure(name) + GAP, height: LINE };
  if (!name.dotted) {
    return points.map((at) => ({ ...xy(at), ...box }));
  }
  const boxes = around(points[0], box).map((one, seat) => ({ ...one, seat }));
  return before === undefined ? boxes : [boxes[before], ...boxes];
}

function nameAt(name, at, box, seats) {
  const about = { class: `map-name map-name-${name.kind}`, x: box.x, y: box.y };
  const text = drawn("text", name.lang ? { ...about, lang: name.lang } : about, name.text);
  if (!name.dotted) {
    return [text];
  }
  seats.set(name, box.seat);
  return [drawn("circle", { class: "map-name-dot", cx: at.x, cy: at.y, r: 2 }), text];
}

/** How wide a name is in the face its kind has in the style sheet; measured once for each. */
function createMeasure(svg) {
  const context = document.createElement("canvas").getContext("2d");
  const faces = new Map();
  const widths = new WeakMap();
  const faceOf = (kind) => {
    const probe = drawn("text", { class: `map-name map-name-${kind}` });
    svg.append(probe);
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(probe);
    probe.remove();
    return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  };
  return (name) => {
    if (!widths.has(name)) {
      faces.set(name.kind, faces.get(name.kind) ?? faceOf(name.kind));
      context.font = faces.get(name.kind);
      widths.set(name, context.measureText(name.text).width);
    }
    return widths.get(name);
  };
}
