// The background without tiles: country outlines from a package of Natural Earth's.

import { feature } from "../../vendor/topojson-client/index.js";
import { fetchJson } from "../lib/data.js";
import { L } from "../lib/leaflet.js";
import { labelsOf } from "./labels.js";

/**
 * Draw the countries of `names` ({ISO number: {label, lon, lat}}) under everything else.
 * `credit` names the source on the map.
 */
export async function drawOutlines(map, address, names, credit) {
  const topology = await fetchJson(address);
  const wanted = topology.objects.countries.geometries.filter(({ id }) => id in names);
  const shapes = feature(topology, { type: "GeometryCollection", geometries: wanted });
  map.createPane("outlines").classList.add("map-outlines");
  map.getPane("outlines").style.zIndex = 200;
  L.geoJSON(shapes, {
    pane: "outlines",
    interactive: false,
    attribution: credit,
    style: { className: "map-land" },
  }).addTo(map);
  const countries = Object.values(names).map(({ label, lon, lat }) => {
    return { text: label, lon, lat, kind: "country", rank: 0, from: 0 };
  });
  labelsOf(map).set("countries", countries);
}
