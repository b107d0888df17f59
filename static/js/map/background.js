// What every map draws under its spots: areas and, unless there are tiles, outlines and names.

import { readJson } from "../lib/data.js";
import { drawAreas } from "./areas.js";
import { drawOutlines } from "./outlines.js";
import { drawSettlements } from "./settlements.js";

/**
 * Draw the background of the map in `frame`, which names the addresses. Returns a function that
 * takes the areas away again.
 */
export async function drawBackground(map, frame, words) {
  const { layers } = JSON.parse(map.getContainer().dataset.leafletOptions);
  const list = document.getElementById("map-areas");
  const parts = [drawAreas(map, frame.dataset.areas, words, list)];
  if (layers.length === 0) {
    parts.push(
      drawOutlines(map, frame.dataset.outlines, readJson("map-countries"), words),
      drawSettlements(map, words.places),
    );
  }
  const [forget] = await Promise.all(parts);
  if (list?.childElementCount) {
    list.closest("[hidden]")?.removeAttribute("hidden");
  }
  return forget;
}
