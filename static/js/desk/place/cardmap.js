// The map of one card: shows its sites as the form has them, and writes into the form what is set
// on it. The form stays the only place of values.

import { L } from "../../lib/leaflet.js";
import { distanceWords, fill } from "../../lib/words.js";
import { drawBackground } from "../../map/background.js";
import { openMap, showAll } from "../../map/base.js";
import { createAsOf } from "./asof.js";
import { pointSet, radiusSet } from "./deciding.js";
import { createSiteLayer } from "./layer.js";
import { fillIn, siteRows, valuesOf } from "./rows.js";
import { pointText, radiusOf, shownPoint } from "./site.js";

const FIRST_RADIUS = 1000;
// So near that the pin and the handle of a circle of that radius stand apart.
const NEAREST = 13;

/**
 * Open the map of `card` in `frame`. `desk` has form, find, radii, words, announce, and own: the
 * points that were set on a map, by the path of their row.
 *
 * Returns {refresh, activate}; throws when Leaflet is not there.
 */
export function openCardMap(card, frame, desk) {
  const { form, find, radii, words, announce, own } = desk;
  const language = document.documentElement.lang;
  const map = openMap(frame.querySelector("[data-leaflet-options]"), words.region);
  const backgroundFailed = () => desk.failed(frame, words.backgroundFailed);
  const background = drawBackground(map, frame.querySelector(".map-frame"), desk.mapWords);
  background.catch(backgroundFailed);
  const asOf = createAsOf(map, frame, desk, card.dataset.card, background);
  let active = siteRows(card)[0] ?? null;
  let turn = 0;
  let seen = "";

  const rowOf = (id) => siteRows(card).find((row) => row.dataset.row === id);
  const reachOf = (radius) => (radius === null ? "" : distanceWords(radius, language));

  /** The sites with where they lie; those nobody knows the place of are left out. */
  const sitesNow = async () => {
    const rows = siteRows(card);
    const found = await Promise.all(
      rows.map(async (row, n) => {
        const values = valuesOf(form, row);
        const at = await find(values);
        const own = { radius_m: values.radius_m, precision: values.precision };
        const said = values.precision || values.radius_m ? own : { ...own, ...at };
        return at && { row, number: n + 1, values, at, radius: radiusOf(said, radii) };
      }),
    );
    return found.filter(Boolean).map(({ row, number, values, at, radius }) => ({
      id: row.dataset.row,
      number,
      label: values.text.trim() || shownPoint(at),
      lon: at.lon,
      lat: at.lat,
      radius,
      reach: reachOf(radius),
      point: shownPoint(at),
      isActive: row === active,
    }));
  };

  let shown = [];

  /** Draw sites as they are just now, while something is dragged or once all is known. */
  const draw = (sites) => {
    shown = sites;
    layer.show(sites);
  };

  const changed = (id, change) =>
    draw(shown.map((site) => (site.id === id ? { ...site, ...change } : site)));

  const moved = (id, point, isDragging = false) => {
    const site = shown.find((one) => one.id === id);
    changed(id, { ...point, point: shownPoint(point) });
    if (isDragging) {
      return;
    }
    const row = rowOf(id);
    activate(row);
    own.set(id, pointText(point));
    fillIn(form, row, pointSet(valuesOf(form, row), point, site?.radius ?? FIRST_RADIUS));
    announce(fill(words.pointSet, { point: shownPoint(point) }));
  };

  const resized = (id, radius, isDragging = false) => {
    const row = rowOf(id);
    const fields = radiusSet(valuesOf(form, row), radius);
    const tidied = Number(fields.radius_m);
    changed(id, { radius: tidied, reach: reachOf(tidied) });
    if (!isDragging) {
      fillIn(form, row, fields);
      announce(fill(words.radiusSet, { distance: reachOf(tidied) }));
    }
  };

  const layer = createSiteLayer(map, words, {
    moved,
    resized,
    chosen: (id) => activate(rowOf(id)),
  });

  const activate = (row) => {
    active = row ?? siteRows(card)[0] ?? null;
    for (const one of siteRows(card)) {
      one.classList.toggle("is-active", one === active);
    }
    draw(shown.map((site) => ({ ...site, isActive: site.id === active?.dataset.row })));
  };

  /** Show the sites as the form has them now; move the map there when others are meant. */
  const refresh = async () => {
    asOf.refresh();
    turn += 1;
    const mine = turn;
    const sites = await sitesNow();
    if (mine !== turn) {
      return;
    }
    if (!siteRows(card).includes(active)) {
      active = null;
    }
    draw(sites);
    activate(active);
    const places = sites.map(({ id, lon, lat }) => `${id} ${lon} ${lat}`).join(";");
    const isByHand = sites.some(({ id }) => own.has(id));
    if (places !== seen && !(seen && isByHand)) {
      showAll(map, sites, NEAREST);
    }
    seen = places;
  };

  map.on("click", ({ latlng }) => {
    if (!active) {
      desk.addRow(card);
      active = siteRows(card).at(-1) ?? null;
    }
    if (active) {
      const { lng: lon, lat } = latlng.wrap();
      const id = active.dataset.row;
      const { point } = valuesOf(form, active);
      if (!point) {
        // The first point somebody sets is meant to be exact.
        fillIn(form, active, { precision: "1", radius_m: String(FIRST_RADIUS) });
      }
      moved(id, { lon, lat });
    }
  });
  return { refresh, activate, map };
}

/** Whether maps can be drawn at all. */
export const hasMaps = () => Boolean(L);
