// Areas and lines as of a day, each with who draws it so and how uncertain it is.

import { fetchJson, readJson } from "../lib/data.js";
import { dayOf } from "../lib/days.js";
import { element } from "../lib/dom.js";
import { L } from "../lib/leaflet.js";
import { dayWords, distanceWords, fill } from "../lib/words.js";
import { labelsOf } from "./labels.js";
import { pastName } from "./names.js";

const RANK = 2;
const LINE_RANK = 1.5;
const NEAR = 8;

/** What is to be said of an area beside its name. */
export function areaWords({ drawn_by: by, uncertainty_m: metres }, words, language) {
  return fill(words.uncertain, { by, distance: distanceWords(metres, language) });
}

/**
 * Draw the areas an address answers, and list them in `list` with their sources. `earlier` ones
 * are past on the day shown: they are drawn fainter and named with their years. Returns how to
 * take them away again, with the areas as `features`.
 */
export async function drawAreas(map, address, words, list, earlier = false) {
  const { features } = await fetchJson(address);
  const chosen = readJson("map-area-names");
  if (!map.getPane("areas")) {
    map.createPane("areas").style.zIndex = 300;
  }
  const shapes = L.layerGroup().addTo(map);
  // The background draws and names the countries, more finely.
  const drawn = features.filter(({ properties }) => properties.kind !== "country");
  const areas = drawn.map((one) => {
    const { kind, slug } = one.properties;
    const name = chosen[slug] ?? one.properties.name;
    const style = { className: `map-area map-area-${kind}${earlier ? " map-area-earlier" : ""}` };
    const shape = L.geoJSON(one, { pane: "areas", interactive: false, style }).addTo(shapes);
    return { ...one.properties, name, earlier, shape };
  });
  list?.replaceChildren(...areas.map((area) => lineOf(area, words)));
  const forget = labelsOf(map).set(earlier ? "earlier" : "areas", namesOf(areas));
  return Object.assign(
    () => {
      shapes.remove();
      forget();
    },
    { features },
  );
}

function lineOf(area, words) {
  const language = document.documentElement.lang;
  const said = areaWords(area, words, language);
  const last = area.earlier ? dayOf(area.valid_to) : null;
  const until =
    last === null ? "" : ` ${fill(words.until, { day: dayWords(last, last, language) })}`;
  const rest = `,${until} ${said}. ${words.source} ${area.source}`;
  return element("li", {}, element("b", {}, area.name), rest);
}

/** Names of areas where they have their middle, those of larger areas first. */
function namesOf(areas) {
  return areas
    .map(({ name, earlier, valid_to: last, shape }) => ({
      text: earlier ? pastName(name, last) : name,
      ...middleOf(shape),
      kind: "area",
      from: NEAR,
    }))
    .sort((a, b) => b.size - a.size)
    .map((name, n) => ({ ...name, rank: (name.also ? LINE_RANK : RANK) + n / 1000 }));
}

/** Where a name stands: within the bounds of an area; on a line its middle, or any other corner. */
function middleOf(shape) {
  const [layer] = shape.getLayers();
  const bounds = layer.getBounds();
  const size = (bounds.getEast() - bounds.getWest()) * (bounds.getNorth() - bounds.getSouth());
  if (layer.feature.geometry.type !== "LineString") {
    const { lat, lng } = bounds.getCenter();
    return { lat, lon: lng, size };
  }
  const path = layer.getLatLngs().map(({ lat, lng }) => ({ lat, lon: lng }));
  return { ...path[Math.floor(path.length / 2)], also: path, size };
}
