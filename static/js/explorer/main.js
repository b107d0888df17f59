// The first page: one state, one pass over the table, and map, timeline, list and counts from it.

import { readJson, readWords } from "../lib/data.js";
import { dayOf } from "../lib/days.js";
import { element } from "../lib/dom.js";
import { mark } from "../lib/marks.js";
import { createSlices } from "../lib/slices.js";
import { dayWords, fill } from "../lib/words.js";
import { createTimeline } from "../timeline/chart.js";
import { createAddress } from "./address.js";
import { createChips } from "./chips.js";
import { createFar } from "./far.js";
import { createFinder } from "./finder.js";
import { createKnown } from "./known.js";
import { createList } from "./list.js";
import { createExplorerMap } from "./mapview.js";
import { createPanel } from "./panel.js";
import { createPicture } from "./picture.js";
import { createPlayer } from "./player.js";
import { createReader } from "./reader.js";
import { createSharing } from "./sharing.js";
import { cleared, serverQueryOf, stateOf, without } from "./state.js";
import { createStatus } from "./status.js";
import { createTables } from "./tables.js";
import { createTabs } from "./tabs.js";
import { createTitles } from "./titles.js";

const DAYS = ["from", "to", "known_on"];
const REST_MS = 120;

async function start(root) {
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const said = readSaid();
  const { words, language } = said;
  const state = stateOf(location.search);
  const model = { state, table: null, turn: 0, frame: 0, quick: false, rest: 0, drawn: false };
  const tables = createTables(root.dataset.index);
  const write = createAddress();
  const titles = createTitles(root.dataset.titles);
  const slices = createSlices();

  const address = (ref) => {
    const page = root.dataset.incident.replace("REF", ref);
    const known = new URLSearchParams(serverQueryOf(model.state)).get("known_on");
    return known ? `${page}?known_on=${known}` : page;
  };

  /** Show another state: at once where the table answers it, else when the server has. */
  const go = (state, how = "push") => {
    const asks = serverQueryOf(state) !== serverQueryOf(model.state);
    model.state = state;
    // Browsers refuse hundreds of changes a minute, and each takes longer than a drawing.
    if (how !== "drag") {
      write(state, how);
    }
    if (asks) {
      load();
    } else {
      soon(how === "drag");
    }
  };
  const change = (patch, how) => go({ ...model.state, ...patch }, how);
  /** The map shows another part of the world, has drawn it, and asks nothing else. */
  const stands = (place) => {
    model.state = { ...model.state, map: place };
    write(model.state, "replace");
  };

  /**
   * Draw at the next frame, and what may wait in pieces after it; while somebody drags, that waits
   * until the pointer rests.
   */
  const soon = (quick = false) => {
    model.quick = quick && (model.quick || model.frame === 0);
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
        if (!table.far) {
          far.leave();
        }
        await draw();
      }
    } catch (error) {
      if (error.status === 400) {
        // The server says at the field what is wrong with it.
        location.reload();
        return;
      }
      fail(error);
    }
  };

  const draw = () => {
    cancelAnimationFrame(model.frame);
    clearTimeout(model.rest);
    const { state, table, quick } = model;
    Object.assign(model, { frame: 0, quick: false });
    if (table === null) {
      return;
    }
    mark("redraw-start");
    const picture = Promise.resolve(way().draw(table, state, quick)).then(firstDrawn);
    mark("redraw-end");
    if (quick) {
      model.rest = setTimeout(rest, REST_MS);
    }
    const later = quick ? [] : [() => controls(state), ...way().settle(state), beside];
    return Promise.all([picture, slices(later)]).catch(fail);
  };
  const firstDrawn = () => {
    if (!model.drawn) {
      model.drawn = true;
      mark("drawn");
    }
  };

  const fail = (error) => {
    part("failed").textContent = words.failed;
    throw error;
  };

  /** What draws: the table at hand, or what the server answers where that would be too much. */
  const way = () => (model.table.far ? far : picture);

  const rest = () => {
    write(model.state, "drag");
    draw();
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
    } else {
      reader.hide();
    }
  };
  const beside = () => reader.among(way().beside(model.state.open));
  const linkTo = (ref) => root.querySelector(`.entry[data-ref="${ref}"] a`);

  const map = createExplorerMap(root, said, {
    address,
    titles,
    opened: (ref) => change({ open: ref }),
    moved: (place, box) => (box ? change({ map: place, bbox: box }, "replace") : stands(place)),
    followed: (box) => change({ bbox: box }),
    past: (yes) => change({ earlier: yes }),
    viewed: () => (model.table?.far ? far.viewed() : null),
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
  const list = createList(part("list"), said, { address, titles });
  const tray = createList(part("tray"), said, { address, titles });
  const panel = createPanel(root.querySelector("form.filter"), language, {
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
    now: () => ({ window: windowNow(), extent: way().extent() }),
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
  const status = createStatus(root, said);
  const parts = { map, timeline, list, tray, panel, status };
  const picture = createPicture(parts);
  const far = createFar(parts, words, {
    tile: root.dataset.tile,
    timeline: root.dataset.timeline,
    counts: root.dataset.counts,
    incidents: root.dataset.incidents,
  });
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

  map.begin(state);
  await load();
  root.dataset.ready = "yes";
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
