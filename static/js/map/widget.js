// The map widget of forms and of the administrators' pages, started without inline scripts.

import { L } from "../lib/leaflet.js";
import { openMap } from "./base.js";

/** A class of Leaflet by its dotted name, such as "L.GeometryField". */
function named(name) {
  return name
    .split(".")
    .slice(1)
    .reduce((found, part) => found[part], L);
}

function start(widget) {
  const { dataset } = widget;
  const container = document.getElementById(dataset.map);
  if (!container || dataset.started) {
    return;
  }
  dataset.started = "yes";
  const label = widget.querySelector("textarea").getAttribute("aria-label");
  const map = openMap(container, label);
  const Field = named(dataset.fieldClass);
  new Field({
    fieldid: dataset.field,
    modifiable: dataset.modifiable === "true",
    geom_type: dataset.geomType,
    srid: Number(dataset.srid),
    field_store_class: named(dataset.storeClass),
  }).addTo(map);
}

for (const widget of document.querySelectorAll("[data-leaflet-widget]")) {
  start(widget);
}
