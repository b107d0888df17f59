// Circles of what is uncertain, around incidents that stand alone on the map.
//
// What a number stands for has none until one goes nearer.

import { L } from "../lib/leaflet.js";

/** Circles on `map`: {show(table, circles)}, as circles.js has them; those that stay are kept. */
export function createReaches(map) {
  map.createPane("reaches").style.zIndex = 350;
  const layer = L.layerGroup().addTo(map);
  const held = new Map();

  const make = ({ lat, lon, radius }, row) => {
    const style = { className: "map-reach", fillColor: "url(#reach-fade)", fillOpacity: 1 };
    const options = { ...style, radius: radius[row], interactive: false, pane: "reaches" };
    return L.circle([lat[row], lon[row]], options).addTo(layer);
  };

  return {
    show(table, circles) {
      const keys = new Set(circles.map(({ key }) => key));
      for (const [key, circle] of held) {
        if (!keys.has(key)) {
          layer.removeLayer(circle);
          held.delete(key);
        }
      }
      for (const { key, row, fades } of circles) {
        const circle = held.get(key) ?? make(table, row);
        held.set(key, circle);
        circle.getElement().classList.toggle("map-reach-edge", !fades);
      }
    },
  };
}
