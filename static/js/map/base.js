// A map from the element that django-leaflet's template leaves in the page.

import { L } from "../lib/leaflet.js";

/** The map of `container`, named `label` for those who cannot see it. */
export function openMap(container, label) {
  const djoptions = JSON.parse(container.dataset.leafletOptions);
  const map = L.Map.djangoMap(container.id, { djoptions, globals: false });
  map.attributionControl.setPrefix("Leaflet");
  const tellZoom = () => {
    container.dataset.zoom = map.getZoom() < 8 ? "far" : "near";
  };
  map.on("zoomend", tellZoom);
  tellZoom();
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", label);
  return map;
}

/** Show all of `spots`, with the circles around them, no nearer than `maxZoom`. */
export function showAll(map, spots, maxZoom = 11) {
  const bounds = L.latLngBounds([]);
  for (const spot of spots) {
    bounds.extend(L.latLng(spot.lat, spot.lon).toBounds(2 * Math.max(spot.radius ?? 0, 4000)));
  }
  if (bounds.isValid()) {
    map.fitBounds(bounds, { animate: false, padding: [16, 16], maxZoom });
  }
}
