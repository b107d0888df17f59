// Areas and lines as of a day, each with who draws it so and how uncertain it is.

import { fetchJson, readJson } from "../lib/data.js";
import { element } from "../lib/dom.js";
import { L } from "../lib/leaflet.js";
import { distanceWords, fill } from "../lib/words.js";
import { legible } from "./names.js";

const LETTER = 7;
const LINE = 18;

/** What is to be said of an area beside its name. */
export function areaWords({ drawn_by: by, uncertainty_m: metres }, words, language) {
  return fill(words.uncertain, { by, distance: distanceWords(metres, language) });
}

/**
 * Draw the areas an address answers, and list them in `list` with their sources. Returns a
 * function that takes them away again.
 */
export async function drawAreas(map, address, words, list) {
  const { features } = await fetchJson(address);
  const chosen = readJson("map-area-names");
  if (!map.getPane("areas")) {
    map.createPane("areas").style.zIndex = 300;
  }
  const shapes = L.layerGroup().addTo(map);
  const named = [];
  list?.replaceChildren();
  for (const one of features) {
    const { kind, slug } = one.properties;
    const name = chosen[slug] ?? one.properties.name;
    // The background draws and names the countries, more finely.
    if (kind === "country") {
      continue;
    }
    const style = { className: `map-area map-area-${kind}` };
    const shape = L.geoJSON(one, { pane: "areas", interactive: false, style }).addTo(shapes);
    named.push({ name, bounds: shape.getBounds() });
    list?.append(lineOf({ ...one.properties, name }, words));
  }
  const forget = keepNamed(map, named);
  return () => {
    shapes.remove();
    forget();
  };
}

function lineOf(area, words) {
  const said = areaWords(area, words, document.documentElement.lang);
  const rest = `, ${said}. ${words.source} ${area.source}`;
  return element("li", {}, element("b", {}, area.name), rest);
}

/** Write names again at each zoom, those of larger areas first; returns how to stop. */
function keepNamed(map, named) {
  const layer = L.layerGroup().addTo(map);
  const size = ({ bounds }) =>
    (bounds.getEast() - bounds.getWest()) * (bounds.getNorth() - bounds.getSouth());
  named.sort((a, b) => size(b) - size(a));
  const write = () => {
    layer.clearLayers();
    const boxes = named.map(({ name, bounds }) => {
      const { x, y } = map.latLngToLayerPoint(bounds.getCenter());
      return { x, y, width: name.length * LETTER, height: LINE };
    });
    legible(boxes).forEach((shown, i) => {
      if (shown) {
        nameOf(named[i]).addTo(layer);
      }
    });
  };
  map.on("zoomend", write);
  write();
  return () => {
    map.off("zoomend", write);
    layer.remove();
  };
}

function nameOf({ name, bounds }) {
  const html = element("span", { class: "map-area-name" }, name);
  const icon = L.divIcon({ className: "map-name", html, iconSize: null });
  return L.marker(bounds.getCenter(), { icon, interactive: false, keyboard: false, pane: "areas" });
}
