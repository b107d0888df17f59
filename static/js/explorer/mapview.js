// The map of the explorer: where it stands, and whether its view filters.

import { L } from "../lib/leaflet.js";
import { drawBackground } from "../map/background.js";
import { openMap } from "../map/base.js";
import { createIncidents } from "../map/incidents.js";
import { createAreas } from "./asof.js";
import { roundedBox } from "./state.js";

const CLOSE = 11;
const BESIDE = 24;
const LEAST_LEFT = 150;
const DEGREE_DIGITS = 4;

/**
 * A map in `root`. `on` is {address, titles, opened(ref), moved(place, box), followed(box),
 * past(yes), viewed()}: `place` is zoom, latitude, longitude; `box` the view where it filters, else null.
 * `past(yes)` is the switch of areas that had ended by the day shown.
 */
export function createExplorerMap(root, said, on) {
  const frame = root.querySelector("[data-map]");
  const map = openMap(frame.querySelector("[data-leaflet-options]"), said.words.map);
  const follow = root.querySelector("[data-follow]");
  const earlier = root.querySelector("[data-earlier]");
  const layer = createIncidents(map, said, on);
  const mark = L.layerGroup().addTo(map);
  const background = drawBackground(map, frame, said.words);
  const areas = createAreas(root, map, said, background);
  let settled = false;

  const box = () => {
    const bounds = map.getBounds();
    return roundedBox([
      Math.max(bounds.getWest(), -180),
      Math.max(bounds.getSouth(), -90),
      Math.min(bounds.getEast(), 180),
      Math.min(bounds.getNorth(), 90),
    ]);
  };
  const place = () => {
    const { lat, lng } = map.getCenter();
    return [map.getZoom(), Number(lat.toFixed(DEGREE_DIGITS)), Number(lng.toFixed(DEGREE_DIGITS))];
  };
  const quietly = (act) => {
    const was = settled;
    settled = false;
    act();
    settled = was;
  };
  const restore = ({ map: at, bbox }) => {
    if (at) {
      quietly(() => map.setView([at[1], at[2]], at[0], { animate: false }));
    } else if (bbox) {
      const corners = [
        [bbox[1], bbox[0]],
        [bbox[3], bbox[2]],
      ];
      quietly(() => map.fitBounds(corners, { animate: false }));
    }
    return Boolean(at || bbox);
  };

  map.on("moveend", () => {
    on.viewed();
    if (settled) {
      on.moved(place(), follow.checked ? box() : null);
    }
  });
  follow.addEventListener("change", () => on.followed(follow.checked ? box() : null));
  earlier.addEventListener("change", () => on.past(earlier.checked));

  return {
    restore,
    show: layer.show,
    settle: layer.settle,
    asOf(day, past) {
      earlier.checked = past;
      areas.show(day, past);
    },
    /** The zoom, and what is in view as pixels of the world: left, top, right, bottom. */
    view() {
      const { min, max } = map.getPixelBounds();
      return { zoom: map.getZoom(), box: [min.x, min.y, max.x, max.y] };
    },
    markerOf: layer.markerOf,
    point: layer.point,
    follows: (yes) => {
      follow.checked = yes;
    },
    /**
     * Stand where the address says, else so that all incidents are seen: the page says where they
     * are, so that nothing drawn meanwhile has to move when they come.
     */
    begin(state) {
      const { bounds } = frame.dataset;
      if (!restore(state) && bounds) {
        map.fitBounds(JSON.parse(bounds), { animate: false, padding: [48, 48], maxZoom: 10 });
      }
      settled = true;
    },
    /**
     * Move the map so that what covers it from `edge` on (pixels of the window) leaves the marker
     * of an incident free. Not where its view filters: the number would change.
     */
    reveal(ref, edge) {
      const marker = layer.markerOf(ref)?.getBoundingClientRect();
      const { left } = map.getContainer().getBoundingClientRect();
      const hidden = marker ? marker.right + BESIDE - edge : 0;
      if (hidden > 0 && edge - left > LEAST_LEFT && !follow.checked) {
        quietly(() => map.panBy([hidden, 0], { animate: false }));
      }
    },
    /** Go to a place of the gazetteer and mark it. */
    jump({ lat, lon, label }) {
      mark.clearLayers();
      const style = { radius: 18, className: "map-found", interactive: false };
      L.circleMarker([lat, lon], style).addTo(mark);
      map.setView([lat, lon], Math.max(map.getZoom(), CLOSE));
      frame.dataset.found = label;
    },
    resized: () => quietly(() => map.invalidateSize({ animate: false })),
  };
}
