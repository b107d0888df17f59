// Entry point of the place fields of the draft page: a map for each card, opened on demand, and a
// line that says where a site lies and how exactly. Without it the fields stay as they are.

import { readJson, readWords } from "../../lib/data.js";
import { element } from "../../lib/dom.js";
import { distanceWords } from "../../lib/words.js";
import { createAnnouncer } from "../announce.js";
import { WRITTEN, wordsOf } from "../controls.js";
import { hasMaps, openCardMap } from "./cardmap.js";
import { forgotten } from "./deciding.js";
import { createFinder } from "./finding.js";
import { fillIn, siteField, siteRows, valuesOf } from "./rows.js";
import { pointOf, shownPoint } from "./site.js";

const PAUSE_MS = 400;
const WHEN = /^claims\.[^.]+\.when$/;
const EXACTNESS = ["precision", "radius_m"];

/** What is said of a site in one line: its own point, how exact, how far around. */
function summaryOf(form, row) {
  const { point, precision, radius_m: radius } = valuesOf(form, row);
  const at = pointOf(point);
  const parts = [
    at ? shownPoint(at) : "",
    precision ? wordsOf(form, `${row.dataset.row}.precision`, precision) : "",
    /^\d+$/.test(radius) ? distanceWords(Number(radius), document.documentElement.lang) : "",
  ];
  return parts.filter(Boolean).join(" · ");
}

/** Number the rows of a card as the pins on its map are, and say where each lies. */
function label(form, card) {
  siteRows(card).forEach((row, n) => {
    row.querySelector("[data-site-number]").textContent = String(n + 1);
    row.querySelector("[data-site-summary]").textContent = summaryOf(form, row);
  });
}

function failed(frame, sentence) {
  frame.querySelector("[data-map-failed]")?.remove();
  frame.append(element("p", { class: "map-failed", "data-map-failed": "" }, sentence));
}

/** The frame of a card's map, with a container of its own. */
function frameOf(card) {
  const blank = document.querySelector("template[data-desk-map]");
  const frame = document.importNode(blank.content, true).firstElementChild;
  frame.id = `map-of-${card.dataset.card}`;
  frame.querySelector("[data-leaflet-options]").id = `${frame.id}-container`;
  return frame;
}

function start(form) {
  const words = readWords("desk-map-words");
  const desk = {
    form,
    words,
    failed,
    mapWords: readWords("map-words"),
    radii: readJson("where-radii"),
    find: createFinder(form),
    announce: createAnnouncer(document.querySelector("[data-announce]")),
    own: new Map(),
    addRow: (card) => addButton(card)?.click(),
  };
  const byHand = new Map();
  const maps = new WeakMap();
  const timers = new WeakMap();

  const list = (card) => `claims.${card.dataset.card}.sites`;
  const addButton = (card) => card.querySelector(`[data-add][value="add:${list(card)}"]`);

  const refresh = (card, pause = 0) => {
    label(form, card);
    clearTimeout(timers.get(card));
    timers.set(
      card,
      setTimeout(() => maps.get(card)?.refresh(), pause),
    );
  };

  const open = (card, frame) => {
    if (!hasMaps()) {
      failed(frame, words.mapFailed);
      return;
    }
    try {
      maps.set(card, openCardMap(card, frame, desk));
    } catch (error) {
      failed(frame, words.mapFailed);
      reportError(error);
      return;
    }
    maps.get(card).refresh();
    frame.dataset.ready = "";
  };

  /** Give a card the button that opens its map. */
  const equip = (card) => {
    const after = addButton(card);
    if (!after || card.dataset.hasMap !== undefined) {
      return;
    }
    card.dataset.hasMap = "";
    const frame = frameOf(card);
    frame.hidden = true;
    const button = element("button", { type: "button", class: "small quiet" }, words.showMap);
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", frame.id);
    after.after(" ", button, frame);
    button.addEventListener("click", () => {
      frame.hidden = !frame.hidden;
      button.textContent = frame.hidden ? words.showMap : words.hideMap;
      button.setAttribute("aria-expanded", String(!frame.hidden));
      if (!frame.hidden && !maps.has(card)) {
        open(card, frame);
      } else if (!frame.hidden) {
        maps.get(card).map.invalidateSize();
      }
    });
    const rows = card.querySelector(`[data-list="${CSS.escape(list(card))}"]`);
    const watch = { childList: true, attributes: true, attributeFilter: ["hidden"], subtree: true };
    new MutationObserver((found) => {
      if (found.some(({ target }) => target === rows || target.parentElement === rows)) {
        refresh(card);
      }
    }).observe(rows, watch);
    label(form, card);
  };

  /** Words typed anew: the point that stood for those before goes. */
  const forget = (row) => {
    const at = row.dataset.row;
    const values = valuesOf(form, row);
    const isOwnPoint = desk.own.get(at) === values.point;
    const gone = forgotten(values, { isOwnPoint, byHand: byHand.get(at) ?? new Set() });
    fillIn(form, row, gone);
  };

  const hear = ({ target, isTrusted, type }) => {
    if (WHEN.test(target.name ?? "")) {
      refresh(target.closest("[data-card]"), PAUSE_MS);
      return;
    }
    const name = siteField(target.name ?? "");
    const row = name && target.closest(".site-row");
    if (!row) {
      return;
    }
    if (isTrusted && type === "input" && name === "text") {
      forget(row);
    } else if (isTrusted && EXACTNESS.includes(name)) {
      const at = row.dataset.row;
      byHand.set(at, (byHand.get(at) ?? new Set()).add(name));
    }
    refresh(row.closest("[data-card]"), name === "text" && isTrusted ? PAUSE_MS : 0);
  };

  form.addEventListener("input", hear);
  form.addEventListener("change", hear);
  form.addEventListener(WRITTEN, hear);
  form.addEventListener("focusin", ({ target }) => {
    const row = target.closest(".site-row");
    if (row) {
      maps.get(row.closest("[data-card]"))?.activate(row);
    }
  });
  const equipAll = () => form.querySelectorAll("[data-card]").forEach(equip);
  new MutationObserver(equipAll).observe(form.querySelector('[data-list="claims"]'), {
    childList: true,
  });
  equipAll();
  form.dataset.hasMaps = "";
}

const form = document.querySelector("form[data-draft]");
if (form) {
  start(form);
}
