// The usual way: a marker object for each incident, grouped by Leaflet.markercluster.

import { brush, columns, drawMonths, monthsOf, regionMap } from "./common.js";

const { L } = window;

const map = regionMap();
const data = await columns();
const markers = Array.from({ length: data.many }, (_none, n) =>
  L.marker([data.lat[n], data.lon[n]]),
);
const group = L.markerClusterGroup({ animate: false, removeOutsideVisibleBounds: true });
const limits = brush(data, redraw);
const months = monthsOf(limits);

function redraw([first, last]) {
  const counts = new Array(months.many).fill(0);
  const chosen = markers.filter((_marker, n) => {
    const shown = data.day[n] >= first && data.day[n] <= last;
    if (shown) {
      counts[months.of(data.day[n])] += 1;
    }
    return shown;
  });
  group.clearLayers();
  group.addLayers(chosen);
  drawMonths(counts, chosen.length);
}

map.addLayer(group);
redraw(limits);
performance.mark("drawn");
document.body.dataset.ready = "";
