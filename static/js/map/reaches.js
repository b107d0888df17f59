// Circles of what is uncertain, around incidents that stand alone on the map.
//
// What a number stands for has none until one goes nearer.

import { L } from "../lib/leaflet.js";

const EXACT = 1;

/** Circles on `map`: {show(table, rows)}; those that stay are kept. */
export function createReaches(map) {
  map.createPane("reaches").style.zIndex = 350;
  const layer = L.layerGroup().addTo(map);
  const circles = new Map();
  return {
    show({ lat, lon, radius, precision }, rows) {
      const wanted = new Map();
      for (const i of rows) {
        if (precision[i] > EXACT && radius[i] > 0) {
          wanted.set(`${lon[i]} ${lat[i]} ${radius[i]}`, i);
        }
      }
      for (const [key, circle] of circles) {
        if (!wanted.has(key)) {
          layer.removeLayer(circle);
          circles.delete(key);
        }
      }
      for (const [key, i] of wanted) {
        if (!circles.has(key)) {
          const style = { className: "map-reach", fillColor: "url(#reach-fade)", fillOpacity: 1 };
          const options = { ...style, radius: radius[i], interactive: false, pane: "reaches" };
          circles.set(key, L.circle([lat[i], lon[i]], options).addTo(layer));
        }
      }
    },
  };
}
