// The timeline one works with: zoom, pan, and two handles that choose the days.

import { isoOf } from "../lib/days.js";
import { drawn, element } from "../lib/dom.js";
import { createSlices } from "../lib/slices.js";
import { dayWords, fill, numberWords } from "../lib/words.js";
import { dayOfKey, orNothing, withHandle } from "./brush.js";
import { drawTimeline, LAYOUT, legend, tableRows } from "./drawing.js";
import { listen } from "./gestures.js";
import { panned, xOf, zoomed } from "./scale.js";

const STEP = 0.2;
const NEAR = 0.6;
const LOOK_BACK = 45;
const LEAST_WIDTH = 200;

/**
 * Put a timeline into `frame`. `told` is called with a window of days (null: all) and whether the
 * reader is still dragging; `moved` with the view after zooming or panning.
 */
export function createTimeline(frame, { words, sides, marks, language, told, moved }) {
  const parts = build(frame, words);
  const formats = labelsOf(language);
  const later = createSlices();
  const now = {
    codes: null,
    bars: null,
    intervals: null,
    key: "",
    view: null,
    limits: null,
    extent: null,
    window: null,
  };
  // Asking for the width lays the page out: once for each size, not at each step of the brush.
  const size = { width: 0, drawn: [] };
  const widthNow = () => {
    size.width ||= parts.chart.clientWidth;
    return Math.max(size.width, LEAST_WIDTH);
  };

  const draw = () => {
    if (now.view === null) {
      return;
    }
    const width = widthNow();
    size.drawn = [now.key, String(now.view), width];
    const shown = { ...now, width, marks, sides, ...formats };
    const { bars, left, unit, stacks } = drawTimeline(parts.svg, shown);
    later([() => parts.svg.append(...stacks())]);
    frame.dataset.unit = unit;
    parts.bars = bars;
    parts.more.hidden = left === 0;
    parts.more.textContent =
      left === 0 ? "" : fill(words.intervals, { number: formats.number(left) });
    placeHandles(width);
    if (parts.fold.open) {
      parts.body.replaceChildren(...tableRows(bars, shown));
    }
  };

  /** Whether the bars stand there already: choosing days changes the handles only. */
  const isDrawn = () => {
    const [key, view, width] = size.drawn;
    return key === now.key && view === String(now.view) && width === widthNow();
  };

  const placeHandles = (width) => {
    const [first, last] = now.window ?? now.extent;
    const x = [xOf(first, now.view, width), xOf(last + 1, now.view, width)];
    parts.handles.forEach((handle, n) => {
      const day = Math.max(now.extent[0], Math.min([first, last][n], now.extent[1]));
      handle.style.left = `${Math.max(0, Math.min(x[n], width))}px`;
      handle.setAttribute("aria-valuemin", String(now.extent[0]));
      handle.setAttribute("aria-valuemax", String(now.extent[1]));
      handle.setAttribute("aria-valuenow", String(day));
      handle.setAttribute("aria-valuetext", formats.full(day));
      handle.dataset.day = isoOf(day);
    });
    const clip = (at) => Math.max(0, Math.min(at, width));
    parts.before.style.width = now.window ? `${clip(x[0])}px` : "0";
    parts.after.style.left = now.window ? `${clip(x[1])}px` : "100%";
    parts.window.textContent = now.window ? formats.range(first, last) : words.all;
  };

  const setView = (view) => {
    now.view = view;
    draw();
    moved(now.view);
  };
  const choose = (window, dragging = false) => {
    now.window = orNothing(window, now.extent);
    placeHandles(widthNow());
    told(now.window, dragging);
  };

  listen(parts, {
    now,
    width: widthNow,
    setView,
    choose,
    barAt: (day) => parts.bars?.find((bar) => day >= bar.first && day < bar.last + 1),
  });
  parts.handles.forEach((handle, n) => {
    handle.addEventListener("keydown", (event) => {
      const day = dayOfKey(event.key, Number(handle.getAttribute("aria-valuenow")), now.extent);
      if (day !== null) {
        event.preventDefault();
        event.stopPropagation();
        choose(withHandle(now.window, n, day, now.extent));
      }
    });
  });
  const zoom = (factor) => setView(zoomed(now.view, factor, 0.5, now.limits));
  const whole = () => setView(now.home);
  parts.nearer.addEventListener("click", () => zoom(NEAR));
  parts.farther.addEventListener("click", () => zoom(1 / NEAR));
  parts.whole.addEventListener("click", whole);
  parts.chart.addEventListener("keydown", (event) => {
    const days = (now.view[1] - now.view[0]) * STEP;
    const acts = {
      ArrowLeft: () => setView(panned(now.view, -days, now.limits)),
      ArrowRight: () => setView(panned(now.view, days, now.limits)),
      "+": () => zoom(NEAR),
      "=": () => zoom(NEAR),
      "-": () => zoom(1 / NEAR),
      0: whole,
    };
    if (event.target === parts.chart && acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });
  parts.fold.addEventListener("toggle", draw);
  parts.head.replaceChildren(
    ...[words.time, words.incidents, ...Object.values(sides).map(({ label }) => label)].map(
      (text) => element("th", { scope: "col" }, text),
    ),
  );
  new ResizeObserver(() => {
    size.width = 0;
    draw();
  }).observe(parts.chart);

  parts.legend.replaceChildren(...legend(sides));

  return {
    /** Draw anew what is shown: there are other bars for it. */
    redraw: draw,
    /**
     * Show the incidents that `bars(unit, view)` and `intervals(view, lanes, least)` tell of, as
     * buckets.js has them; `key` is another one whenever they tell something else. `extent` is the
     * first and last day there is. `view` may be null.
     */
    show({ codes, bars, intervals, key, extent, window, view }) {
      const days = marks.flatMap(({ first, last }) => [first, last + 1]);
      const limits = [Math.min(...days, extent[0]) - 30, Math.max(...days, extent[1]) + 30];
      now.home = around(withNear(extent, marks), limits);
      const stays = now.view !== null && String(now.extent) === String(extent);
      Object.assign(now, { codes, bars, intervals, key, extent, window, limits });
      // The address holds whole days: what it was told from here must not move the view.
      const own = now.view !== null && String(now.view.map(Math.round)) === String(view);
      const kept = own || stays ? now.view : now.home;
      now.view = view && !own ? view : kept;
      if (isDrawn()) {
        placeHandles(widthNow());
      } else {
        draw();
      }
    },
  };
}

/** The days there are, and those of a mark so shortly before that it belongs to the picture. */
function withNear([first, last], marks) {
  const near = marks.filter((mark) => mark.last < first && mark.last >= first - LOOK_BACK);
  return [Math.min(first, ...near.map((mark) => mark.last)), last];
}

/** All the days there are with a little room beside them. */
function around([first, last], limits) {
  const room = Math.max((last - first) * 0.04, 2);
  return [Math.max(first - room, limits[0]), Math.min(last + 1 + room, limits[1])];
}

function labelsOf(language) {
  const format = (options) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options });
  const ms = 86_400_000;
  const ticks = {
    day: format({ day: "numeric", month: "short" }),
    month: format({ month: "short", year: "numeric" }),
    year: format({ year: "numeric" }),
  };
  const range = (first, last) => dayWords(first, last, language);
  return {
    dayLabel: (day, unit) => ticks[unit].format(day * ms),
    full: (day) => range(day, day),
    range,
    periodLabel: ({ first, last }) => range(first, last),
    number: (value) => numberWords(value, language),
  };
}

function build(frame, words) {
  const button = (text, label) =>
    element("button", { type: "button", class: "tool", "aria-label": label }, text);
  const handle = (label, edge) => {
    const slider = { role: "slider", tabindex: 0, "aria-label": label, "data-edge": edge };
    return element("div", { class: "brush-handle", ...slider });
  };
  const parts = {
    svg: drawn("svg", { class: "timeline-drawing", "aria-hidden": "true" }),
    before: element("div", { class: "brush-shade brush-before" }),
    after: element("div", { class: "brush-shade brush-after" }),
    handles: [handle(words.first, "first"), handle(words.last, "last")],
    window: element("span", { class: "timeline-window" }),
    nearer: button("+", words.nearer),
    farther: button("−", words.farther),
    whole: button(words.whole, words.whole),
    more: element("p", { class: "note" }),
    legend: element("p", { class: "timeline-legend" }),
    body: element("tbody"),
    head: element("tr"),
  };
  const about = { class: "timeline-chart", role: "group", tabindex: 0, "aria-label": words.chart };
  const layers = [parts.svg, parts.before, parts.after, ...parts.handles];
  parts.chart = element("div", about, ...layers);
  parts.chart.style.height = `${LAYOUT.height}px`;
  const table = element("table", { class: "plain" }, element("thead", {}, parts.head), parts.body);
  const scroll = { class: "grid-scroll", role: "region", tabindex: 0, "aria-label": words.table };
  parts.fold = element(
    "details",
    { class: "chart-text" },
    element("summary", {}, words.table),
    element("p", { class: "note" }, words.shares),
    element("div", scroll, table),
  );
  const tools = [parts.window, parts.farther, parts.nearer, parts.whole];
  frame.replaceChildren(
    element("div", { class: "timeline-tools" }, ...tools),
    parts.chart,
    parts.legend,
    parts.more,
    parts.fold,
  );
  return parts;
}
