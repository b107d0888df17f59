// The timeline's drawing: bars stacked by side, intervals, marks, the axis. Data in, an SVG out.

import { drawn, element, sideSign } from "../lib/dom.js";
import { legible } from "../map/names.js";
import { ticksOf, unitOf, xOf } from "./scale.js";

const MARKS = 46;
const BARS = 84;
const LANES = 4;
const LANE = 6;
const LEAST = 3;
const AXIS = 20;
const LETTER = 6.4;
const LINE = 15;
const VAGUE = "0.45";

/** The height of the drawing in pixels, and where its bars begin and end. */
export const LAYOUT = {
  top: MARKS,
  base: MARKS + BARS,
  height: MARKS + BARS + LANES * LANE + AXIS,
};

/** Fills of sides: a colour with a pattern over it. Used by bars and by the legend. */
export function patterns(sides) {
  const strokes = {
    armenia: "M-1 1 1-1M0 6 6 0M5 7 7 5",
    azerbaijan: "M0 3H6",
    independent: "M0 0H1M3 3H4",
    observers: "M3 0V6",
    peacekeepers: "M0 0 6 6M6 0 0 6",
  };
  const made = Object.keys(sides).map((code) =>
    drawn(
      "pattern",
      { id: `side-fill-${code}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
      drawn("rect", { width: 6, height: 6, class: `side-${code}` }),
      drawn("path", { d: strokes[code], class: "bar-pattern" }),
    ),
  );
  return drawn("defs", {}, ...made);
}

/** The sides with the fill of their bars, their shape and their name. */
export function legend(sides) {
  return Object.entries(sides).map(([code, { label, path }]) => {
    const fill = { width: 18, height: 12, fill: `url(#side-fill-${code})` };
    const sample = { width: 18, height: 12, "aria-hidden": "true" };
    const bar = drawn("svg", sample, drawn("rect", fill));
    return element("span", { class: "side" }, bar, sideSign(code, path), label);
  });
}

/**
 * Draw into `svg`, all but where each bar stands: `stacks()` gives those elements, for whoever adds
 * them when there is time. `shown` is {codes, bars, intervals, view, width, marks, sides, dayLabel, number}.
 */
export function drawTimeline(svg, shown) {
  const { view, width } = shown;
  const unit = unitOf(view, width);
  const bars = shown.bars(unit, view);
  const highest = Math.max(...bars.map(({ total }) => total), 1);
  const least = ((view[1] - view[0]) / width) * LEAST;
  const intervals = shown.intervals(view, LANES, least);
  svg.setAttribute("viewBox", `0 0 ${width} ${LAYOUT.height}`);
  svg.setAttribute("width", width);
  svg.setAttribute("height", LAYOUT.height);
  const { shapes, stacks } = drawBars(bars, highest, shown);
  svg.replaceChildren(
    patterns(shown.sides),
    bands(shown),
    axis(shown),
    ...shapes,
    height(highest, shown),
    ...intervals.placed.map((placed) => drawInterval(placed, shown)),
    labels(shown),
  );
  return { unit, bars, left: intervals.left, stacks };
}

/**
 * All bars: one path for each side and for whether the day is exact, which a browser draws many
 * times faster than a shape for each part of each bar; and what gives where each bar stands.
 */
function drawBars(bars, highest, { codes, view, width, sides }) {
  const paths = new Map();
  const boxes = bars.map((bar) => {
    const x = xOf(bar.first, view, width);
    const w = Math.max(xOf(bar.last + 1, view, width) - x - 1, 1.5);
    let y = LAYOUT.base;
    const add = (code, share, opacity) => {
      const height = (share / highest) * (BARS - 6);
      if (height > 0) {
        y -= height;
        const key = `${code} ${opacity}`;
        paths.set(key, `${paths.get(key) ?? ""}M${x} ${y}h${w}v${height}h${-w}z`);
      }
    };
    for (const code of Object.keys(sides)) {
      const place = codes.sides.indexOf(code);
      add(code, bar.exact[place], "1");
      add(code, bar.vague[place], VAGUE);
    }
    return [x, y, w, LAYOUT.base - y];
  });
  const shapes = [...paths].map(([key, d]) => {
    const [code, opacity] = key.split(" ");
    return drawn("path", { d, fill: `url(#side-fill-${code})`, "fill-opacity": opacity });
  });
  const stack = drawn("rect", { class: "bar-stack", fill: "none" });
  return { shapes, stacks: () => bars.map((bar, n) => stackAt(stack, bar, boxes[n])) };
}

/** Where a bar stands. Copies: there may be hundreds. */
function stackAt(stack, { first, last }, [x, y, width, height]) {
  const made = stack.cloneNode();
  made.setAttribute("x", x);
  made.setAttribute("y", y);
  made.setAttribute("width", width);
  made.setAttribute("height", height);
  made.dataset.first = first;
  made.dataset.last = last;
  return made;
}

/** How many incidents the highest bar is. */
function height(highest, { width, number }) {
  const y = LAYOUT.base - BARS + 6;
  return drawn(
    "g",
    {},
    drawn("line", { class: "chart-base", x1: 0, x2: width, y1: y, y2: y }),
    drawn("text", { class: "chart-tick", x: 3, y: y - 3 }, number(highest)),
  );
}

function drawInterval({ first, last, vague, lane }, { view, width }) {
  const x = xOf(first, view, width);
  return drawn("rect", {
    class: "bar-interval",
    x,
    y: LAYOUT.base + 2 + lane * LANE,
    width: Math.max(xOf(last + 1, view, width) - x - 1, 2),
    height: LANE - 2,
    "fill-opacity": vague ? VAGUE : "1",
  });
}

function bands({ marks, view, width }) {
  const shapes = marks
    .filter((mark) => mark.last + 1 >= view[0] && mark.first <= view[1])
    .map((mark) => {
      const x = xOf(mark.first, view, width);
      const w = Math.max(xOf(mark.last + 1, view, width) - x, 2);
      const name = mark.kind === "war" ? "mark-war" : "mark-agreement";
      const size = mark.kind === "war" ? { width: w } : { width: 2 };
      return drawn("rect", { class: name, x, y: 4, height: LAYOUT.base - 4, ...size });
    });
  return drawn("g", {}, ...shapes);
}

/** Names of marks in lines above the bars; one that finds no room is in the list below only. */
function labels({ marks, view, width }) {
  const found = marks.filter((mark) => mark.last + 1 >= view[0] && mark.first <= view[1]);
  const boxes = found.map((mark) => {
    const long = mark.label.length * LETTER;
    const left = Math.max(Math.min(xOf(mark.first, view, width) + 5, width - long - 2), 2);
    const atEnd = left + long + 2 >= width;
    return { mark, left, atEnd, x: left + long / 2, width: long + 8, y: 0, height: LINE };
  });
  const texts = [];
  let rest = boxes;
  for (let line = 0; line < 3 && rest.length > 0; line += 1) {
    const shown = legible(rest);
    rest.forEach((box, n) => {
      if (shown[n]) {
        // How long a name is was guessed: at the edge it is set from there, so that none is cut.
        const side = box.atEnd ? { x: width - 3, "text-anchor": "end" } : { x: box.left };
        const place = { ...side, y: 13 + line * LINE, class: "mark-label" };
        texts.push(drawn("text", place, box.mark.label));
      }
    });
    rest = rest.filter((_box, n) => !shown[n]);
  }
  return drawn("g", {}, ...texts);
}

function axis({ view, width, dayLabel }) {
  const { unit, days } = ticksOf(view, width);
  const parts = [
    drawn("line", { class: "chart-base", x1: 0, x2: width, y1: LAYOUT.base, y2: LAYOUT.base }),
  ];
  for (const day of days) {
    const x = xOf(day, view, width);
    parts.push(
      drawn("line", { class: "chart-base", x1: x, x2: x, y1: LAYOUT.base, y2: LAYOUT.height - 14 }),
      drawn("text", { class: "chart-tick", x: x + 3, y: LAYOUT.height - 4 }, dayLabel(day, unit)),
    );
  }
  return drawn("g", {}, ...parts);
}

/** The bars as a table: what the drawing says, in numbers. */
export function tableRows(bars, { codes, sides, periodLabel }) {
  return bars.map((bar) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, periodLabel(bar)),
      element("td", { class: "number" }, String(bar.total)),
      ...Object.keys(sides).map((code) => {
        const place = codes.sides.indexOf(code);
        const share = bar.exact[place] + bar.vague[place];
        return element("td", { class: "number" }, String(Number(share.toFixed(1))));
      }),
    ),
  );
}
