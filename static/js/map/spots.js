// The markers of incidents and of numbers as elements: made once, written anew, taken away.

import { rowOf } from "../explorer/table.js";
import { L } from "../lib/leaflet.js";
import { fill } from "../lib/words.js";
import { CLUSTER, clusterBadge, SPOT, spotBadge } from "./badge.js";
import { cardOf, labelOf } from "./card.js";

const EXACT = 1;

/**
 * Markers on `map`, with one `card` for all of them. `opened` is called with the reference of the incident chosen, `entered` with
 * what was shown for the number chosen. Returns {show, point}.
 */
export function createSpots(map, said, { card, address, titles, opened, entered }) {
  const legs = L.layerGroup().addTo(map);
  const layer = L.layerGroup().addTo(map);
  const held = new Map();
  let pointed = "";

  const remove = (key, { marker, leg }) => {
    layer.removeLayer(marker);
    leg?.remove();
    held.delete(key);
  };

  const make = (table, shown) => {
    const one = shown.one !== undefined;
    const side = one ? SPOT : CLUSTER;
    const icon = L.divIcon({
      className: one ? "spot" : "spot spot-cluster",
      html: one ? spotBadge(rowOf(table, shown.one), said) : "",
      iconSize: [side, side],
    });
    const marker = L.marker(shown.at, { icon, riseOnHover: true }).addTo(layer);
    const entry = { marker, shown, says: "", leg: null };
    if (one) {
      describe(marker, rowOf(table, shown.one));
    } else {
      act(marker, () => entered(entry.shown));
    }
    return entry;
  };

  const describe = (marker, row) => {
    const node = marker.getElement();
    node.dataset.ref = row.ref;
    node.classList.toggle("spot-imprecise", row.precision !== EXACT);
    titles.name(row, (named) => node.setAttribute("aria-label", labelOf(named, said)));
    const show = () => {
      pointed = row.ref;
      titles.name(row, (named) => {
        // A title that comes late is of no use to another card.
        if (pointed === row.ref) {
          const at = map.latLngToContainerPoint(marker.getLatLng());
          card.show(at, cardOf(named, said, address(row.ref)));
        }
      });
    };
    const leave = () => {
      pointed = "";
      card.leave();
    };
    marker.on("mouseover", show);
    marker.on("mouseout", leave);
    node.addEventListener("focus", show);
    node.addEventListener("blur", leave);
    act(marker, () => {
      card.close();
      opened(row.ref);
    });
  };

  /** Write what a number says, where it says something else than before. */
  const count = (entry, table, { count: number, bySide }) => {
    const says = `${number} ${bySide.join(" ")}`;
    if (entry.says !== says) {
      entry.says = says;
      const node = entry.marker.getElement();
      const shares = table.codes.sides.map((code, side) => [code, bySide[side]]);
      node.replaceChildren(clusterBadge(Object.fromEntries(shares), number, said));
      node.setAttribute("aria-label", fill(said.words.cluster, { number }));
      node.dataset.count = String(number);
    }
  };

  const lead = (entry, { from, at }) => {
    if (from === null) {
      entry.leg?.remove();
      entry.leg = null;
    } else if (entry.leg === null) {
      entry.leg = L.polyline([from, at], { className: "map-leg", interactive: false }).addTo(legs);
    } else if (entry.shown.from !== from || entry.shown.at !== at) {
      entry.leg.setLatLngs([from, at]);
    }
  };

  /** A marker that is gone leaves the focus to the one that stands where it stood. */
  const handOn = ({ shown }) => {
    const apart = ({ marker }) => map.distance(marker.getLatLng(), shown.at);
    const [nearest] = [...held.values()].sort((one, other) => apart(one) - apart(other));
    (nearest?.marker.getElement() ?? map.getContainer()).focus({ preventScroll: true });
  };

  return {
    /** Show what was laid out, {key, at, from, count, one, bySide, cells}, and nothing else. */
    show(table, wanted) {
      const keys = new Set(wanted.map(({ key }) => key));
      const focused = focusedOf(held);
      for (const [key, entry] of held) {
        if (!keys.has(key)) {
          remove(key, entry);
        }
      }
      for (const shown of wanted) {
        const entry = held.get(shown.key) ?? make(table, shown);
        held.set(shown.key, entry);
        lead(entry, shown);
        entry.shown = shown;
        if (!entry.marker.getLatLng().equals(shown.at)) {
          entry.marker.setLatLng(shown.at);
        }
        if (shown.one === undefined) {
          count(entry, table, shown);
        }
      }
      if (focused !== null && !keys.has(focused.shown.key)) {
        handOn(focused);
      }
    },
    /** Mark the marker of a row, or of the number for its cell. */
    point(row, cell) {
      for (const { marker, shown } of held.values()) {
        const here = shown.one === undefined ? shown.cells.includes(cell) : shown.one === row;
        marker.getElement()?.classList.toggle("spot-pointed", row !== -1 && here);
      }
    },
  };
}

const focusedOf = (held) =>
  [...held.values()].find(({ marker }) => marker.getElement() === document.activeElement) ?? null;

/** Do something at a click and at the keys of a button, which the map leaves to others. */
function act(marker, done) {
  marker.on("click", done);
  marker.getElement().addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      done();
    }
  });
}
