// The first page: one state, one pass over the table, and map, timeline, list and counts from it.

import { readJson, readWords } from "../lib/data.js";
import { dayOf } from "../lib/days.js";
import { element } from "../lib/dom.js";
import { dayWords, fill } from "../lib/words.js";
import { createTimeline } from "../timeline/chart.js";
import { createAddress } from "./address.js";
import { createChips } from "./chips.js";
import { pass, questionOf, shownDay } from "./filter.js";
import { createFinder } from "./finder.js";
import { createKnown } from "./known.js";
import { createList } from "./list.js";
import { createExplorerMap } from "./mapview.js";
import { createPanel } from "./panel.js";
import { createPlayer } from "./player.js";
import { createReader } from "./reader.js";
import { createSharing } from "./sharing.js";
import { cleared, serverQueryOf, stateOf, without } from "./state.js";
import { createStatus } from "./status.js";
import { extentOf } from "./table.js";
import { createTables } from "./tables.js";
import { createTabs } from "./tabs.js";

const DAYS = ["from", "to", "known_on"];
const DAY_MS = 86_400_000;

async function start(root) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const said = readSaid();
  const { words, language } = said;
  const model = { state: stateOf(location.search), table: null, extent: null, turn: 0, frame: 0 };
  const tables = createTables(root.dataset.index);
  const write = createAddress();

  const address = (ref) => {
    const page = root.dataset.incident.replace("REF", ref);
    const known = new URLSearchParams(serverQueryOf(model.state)).get("known_on");
    return known ? `${page}?known_on=${known}` : page;
  };

  /** Show another state: at once where the table answers it, else when the server has. */
  const go = (state, how = "push") => {
    const asks = serverQueryOf(state) !== serverQueryOf(model.state);
    model.state = state;
    write(state, how);
    if (asks) {
      load();
    } else {
      soon();
    }
  };
  const change = (patch, how) => go({ ...model.state, ...patch }, how);

  const soon = () => {
    if (model.frame === 0) {
      model.frame = requestAnimationFrame(draw);
    }
  };

  const load = async () => {
    model.turn += 1;
    const mine = model.turn;
    try {
      const table = await tables(serverQueryOf(model.state));
      if (mine === model.turn) {
        model.table = table;
        draw();
      }
    } catch (error) {
      if (error.status === 400) {
        // The server says at the field what is wrong with it.
        location.reload();
        return;
      }
      part("failed").textContent = words.failed;
      throw error;
    }
  };

  const draw = () => {
    cancelAnimationFrame(model.frame);
    model.frame = 0;
    const { state, table } = model;
    if (table === null) {
      return;
    }
    const result = pass(table, questionOf(state, table.codes));
    model.result = result;
    map.show(table, result.matching);
    map.asOf(shownDay(state, table, result.matching), state.earlier);
    list.show(table, result.matching, state.sort);
    tray.show(
      table,
      result.matching.filter((i) => Number.isNaN(table.lon[i])),
      "newest",
    );
    drawTimeline();
    panel.count(result, table.codes);
    controls(state);
    status.show(result.matching.length, table.count, result.unmapped);
  };

  const drawTimeline = () => {
    const { state, table, result } = model;
    model.extent = wider(model.extent, extentOf(table));
    const { extent } = model;
    const { from, to, span } = state;
    const window = from === null && to === null ? null : [from ?? extent[0], to ?? extent[1]];
    timeline.show({ table, rows: result.overTime, extent, window, view: span });
  };

  /** What follows the state and needs no table. */
  const controls = (state) => {
    panel.show(state);
    chips.show(state);
    known.show(state.known_on);
    sharing.show(state);
    map.follows(state.bbox !== null);
    if (state.open) {
      reader.show(state.open, () => map.markerOf(state.open) ?? linkTo(state.open));
      reader.among(beside(state.open));
    } else {
      reader.hide();
    }
  };
  /** The incidents before and after one in time, of those that are shown; "" for none. */
  const beside = (ref) => {
    const refs = model.result.matching.map((i) => model.table.ref[i]);
    const at = refs.indexOf(ref);
    return at === -1 ? ["", ""] : [refs[at + 1] ?? "", refs[at - 1] ?? ""];
  };
  const linkTo = (ref) => root.querySelector(`.entry[data-ref="${ref}"] a`);

  const map = createExplorerMap(root, said, {
    address,
    opened: (ref) => change({ open: ref }),
    moved: (place, box) => change(box ? { map: place, bbox: box } : { map: place }, "replace"),
    followed: (box) => change({ bbox: box }),
    past: (yes) => change({ earlier: yes }),
  });
  const timeline = createTimeline(part("timeline"), {
    ...said,
    marks: readJson("timeline-marks").map((mark) => ({
      ...mark,
      first: dayOf(mark.first),
      last: dayOf(mark.last),
    })),
    told: (window, dragging) => {
      player.stop();
      const [from, to] = window ?? [null, null];
      change({ from, to }, dragging ? "drag" : "push");
    },
    moved: (view) => change({ span: view.map(Math.round) }, "replace"),
  });
  const list = createList(part("list"), said, address);
  const tray = createList(part("tray"), said, address);
  const panel = createPanel(root.querySelector("form.filter"), {
    stateNow: () => model.state,
    changed: (state) => go(state),
  });
  const chips = createChips(part("chips"), words, {
    labelOf: (name, text) => {
      const [label, value] = panel.labelOf(name, text);
      const day = DAYS.includes(name) ? dayOf(text) : null;
      return [label, day === null ? value : dayWords(day, day, language)];
    },
    removed: (name, text) => go(without(model.state, name, text)),
    clearedAll: () => go(cleared(model.state)),
  });
  const reader = createReader(part("reader"), words, {
    address,
    opened: map.reveal,
    closed: () => change({ open: "" }),
    turned: (ref) => change({ open: ref }),
  });
  const player = createPlayer(part("play"), words, {
    now: () => ({ window: windowNow(), extent: model.extent }),
    step: ([from, to]) => change({ from, to }, "replace"),
  });
  const windowNow = () => {
    const { from, to } = model.state;
    return from === null || to === null ? null : [from, to];
  };
  const days = readJson("days-known").map(dayOf);
  const known = createKnown(part("known"), days, words, language, (day) =>
    change({ known_on: day }),
  );
  const sharing = createSharing(part("sharing"), words);
  const status = createStatus(root, words);
  createTabs(root, () => {
    map.resized();
    soon();
  });
  createFinder(part("finder"), words, (place) => {
    map.jump(place);
    offerPlace(place);
  });
  const offerPlace = (place) => {
    const only = element(
      "button",
      { type: "button", class: "tool" },
      fill(words.onlyPlace, { place: place.label }),
    );
    only.addEventListener("click", () => {
      part("found").replaceChildren();
      change({ place: [...new Set([...model.state.place, place.slug])].sort() });
    });
    part("found").replaceChildren(only);
  };

  root.addEventListener("click", (event) => {
    const link = event.target.closest(".entry-title a");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
    if (link && plain) {
      event.preventDefault();
      change({ open: link.closest(".entry").dataset.ref });
    }
  });
  // The pointer or the focus on a line of the list marks the place of the incident.
  const pointed = (event) => event.target.closest?.(".entry[data-ref]")?.dataset.ref ?? "";
  for (const name of ["pointerover", "focusin"]) {
    root.addEventListener(name, (event) => map.point(pointed(event)));
  }
  addEventListener("popstate", () => {
    player.stop();
    model.state = stateOf(location.search);
    map.restore(model.state);
    load();
  });

  await load();
  map.begin(model.state, model.table, model.result?.matching ?? []);
  root.dataset.ready = "yes";
}

/** Both extents in one, so that the axis stays while incidents come and go; the last month for none. */
function wider(one, other) {
  const today = Math.floor(Date.now() / DAY_MS);
  const [a, b] = [one ?? other ?? [today - 30, today], other ?? one ?? [today - 30, today]];
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

function readSaid() {
  return {
    words: { ...readWords("map-words"), ...readWords("explorer-words") },
    sides: readJson("map-sides"),
    events: readJson("map-events"),
    assessments: readJson("map-assessments"),
    kinds: readJson("map-kinds"),
    marks: readJson("map-marks"),
    language: document.documentElement.lang,
  };
}

const root = document.querySelector("[data-explorer]");
if (root) {
  await start(root);
}
