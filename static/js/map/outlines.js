// The background without tiles: countries and lakes from packages of Natural Earth's.

import { feature } from "../../vendor/topojson-client/index.js";
import { fetchJson } from "../lib/data.js";
import { L } from "../lib/leaflet.js";
import { labelsOf } from "./labels.js";

/**
 * Draw the countries of `names` ({ISO number: {label, lon, lat}}) and the lakes under everything
 * else. `words` name the source on the map, and the address of the lakes.
 */
export async function drawOutlines(map, address, names, words) {
  const [topology, waters] = await Promise.all([fetchJson(address), fetchJson(words.lakes)]);
  const wanted = topology.objects.countries.geometries.filter(({ id }) => id in names);
  const shapes = feature(topology, { type: "GeometryCollection", geometries: wanted });
  map.createPane("outlines").classList.add("map-outlines");
  map.getPane("outlines").style.zIndex = 200;
  L.geoJSON(shapes, {
    pane: "outlines",
    interactive: false,
    attribution: words.outlines,
    style: { className: "map-land" },
  }).addTo(map);
  L.geoJSON(feature(waters, waters.objects.lakes), {
    pane: "outlines",
    interactive: false,
    style: { className: "map-lake" },
  }).addTo(map);
  const countries = Object.values(names).map(({ label, lon, lat }) => {
    return { text: label, lon, lat, kind: "country", rank: 0, from: 0 };
  });
  labelsOf(map).set("countries", countries);
}
