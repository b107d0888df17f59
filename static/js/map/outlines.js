// The background without tiles: country outlines from a package of Natural Earth's.

import { feature } from "../../vendor/topojson-client/index.js";
import { fetchJson } from "../lib/data.js";
import { element } from "../lib/dom.js";
import { L } from "../lib/leaflet.js";

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
  for (const { label, lon, lat } of Object.values(names)) {
    const html = element("span", { class: "map-country-name" }, label);
    const icon = L.divIcon({ className: "map-name", html, iconSize: null });
    L.marker([lat, lon], { icon, interactive: false, keyboard: false, pane: "outlines" }).addTo(
      map,
    );
  }
}
