// What wheel, mouse and fingers do to the timeline.
//
// On the bars a drag chooses days, and a click chooses the bar; on the axis or with the shift key
// a drag moves the time. Two fingers zoom and move it. A handle follows the pointer.

import { between, withHandle } from "./brush.js";
import { LAYOUT } from "./drawing.js";
import { dayAt, panned, pinched, zoomed } from "./scale.js";

const CLICK_PX = 4;
const WHEEL = 0.0015;

/** Listen on the parts of a timeline; `on` is {now, width, setView, choose, barAt}. */
export function listen({ chart, handles }, on) {
  const { now, width } = on;
  const fingers = new Map();
  let drag = null;
  // Asking for the box lays the page out: once for each gesture, not at each step of it.
  let left = 0;

  const at = (event) => event.clientX - left;
  const day = (event) => dayAt(at(event), now.view, width());

  chart.addEventListener(
    "wheel",
    (event) => {
      if (now.view === null) {
        return;
      }
      event.preventDefault();
      left = chart.getBoundingClientRect().left;
      const span = now.view[1] - now.view[0];
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      const view =
        Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)
          ? panned(now.view, (sideways / width()) * span, now.limits)
          : zoomed(now.view, Math.exp(event.deltaY * WHEEL), at(event) / width(), now.limits);
      on.setView(view);
    },
    { passive: false },
  );

  chart.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || now.view === null) {
      return;
    }
    fingers.set(event.pointerId, event);
    chart.setPointerCapture(event.pointerId);
    const handle = handles.indexOf(event.target);
    const box = chart.getBoundingClientRect();
    left = box.left;
    const y = event.clientY - box.top;
    if (fingers.size === 2) {
      drag = { kind: "pinch", days: [...fingers.values()].map(day), ids: [...fingers.keys()] };
    } else if (handle !== -1) {
      handles[handle].focus();
      drag = { kind: "handle", handle };
    } else if (event.shiftKey || y > LAYOUT.base) {
      drag = { kind: "pan", start: at(event), view: now.view };
    } else {
      drag = { kind: "brush", start: at(event), day: day(event), moved: false };
    }
  });

  chart.addEventListener("pointermove", (event) => {
    if (!drag || !fingers.has(event.pointerId)) {
      return;
    }
    fingers.set(event.pointerId, event);
    if (drag.kind === "pinch") {
      const places = drag.ids.map((id) => at(fingers.get(id)));
      on.setView(pinched(drag.days, places, width(), now.limits));
    } else if (drag.kind === "handle") {
      // The handle of the last day stands at that day's end.
      const to = Math.round(day(event)) - drag.handle;
      drag.window = withHandle(drag.window ?? now.window, drag.handle, to, now.extent);
      on.choose(drag.window, true);
    } else if (drag.kind === "pan") {
      const days = ((drag.start - at(event)) / width()) * (drag.view[1] - drag.view[0]);
      on.setView(panned(drag.view, days, now.limits));
    } else if (drag.moved || Math.abs(at(event) - drag.start) > CLICK_PX) {
      drag.moved = true;
      drag.window = between(drag.day, day(event), now.extent);
      on.choose(drag.window, true);
    }
  });

  const finish = (event) => {
    const { kind, moved, window } = drag ?? {};
    if (kind === "brush" && !moved && event.type === "pointerup") {
      const bar = on.barAt(day(event));
      on.choose(bar ? [bar.first, bar.last] : null);
    } else if (window) {
      on.choose(window);
    }
    fingers.delete(event.pointerId);
    drag = null;
  };
  chart.addEventListener("pointerup", finish);
  chart.addEventListener("pointercancel", finish);
}
