// Areas and lines as of a day, each with who draws it so and how uncertain it is.

import { fetchJson } from "../lib/data.js";
import { element } from "../lib/dom.js";
import { L } from "../lib/leaflet.js";
import { distanceWords, fill } from "../lib/words.js";

/** What is to be said of an area beside its name. */
export function areaWords({ drawn_by: by, uncertainty_m: metres }, words, language) {
  return fill(words.uncertain, { by, distance: distanceWords(metres, language) });
}

/** Draw the areas an address answers, and list them in `list` with their sources. */
export async function drawAreas(map, address, words, list) {
  const { features } = await fetchJson(address);
  const language = document.documentElement.lang;
  map.createPane("areas").style.zIndex = 300;
  for (const one of features) {
    const { name, kind, source } = one.properties;
    const shape = L.geoJSON(one, {
      pane: "areas",
      interactive: false,
      style: { className: `map-area map-area-${kind}` },
    }).addTo(map);
    // The outlines name the countries.
    if (kind !== "country") {
      drawName(map, shape.getBounds().getCenter(), name);
    }
    list?.append(
      element(
        "li",
        {},
        element("b", {}, name),
        `, ${areaWords(one.properties, words, language)}. ${words.source} ${source}`,
      ),
    );
  }
}

function drawName(map, centre, name) {
  const html = element("span", { class: "map-area-name" }, name);
  const icon = L.divIcon({ className: "map-name", html, iconSize: null });
  L.marker(centre, { icon, interactive: false, keyboard: false, pane: "areas" }).addTo(map);
}
