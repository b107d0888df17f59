// What the pages beside the explorer share: the data, the brush, and the histogram under it.

const { L } = window;
const HEIGHT = 120;
const WIDTH = 960;
const DAYS_A_MONTH = 30.44;

/** Fetch the columns as typed arrays; no time passes between "index-arrived" and their use. */
export async function columns() {
  const name = new URLSearchParams(location.search).get("data");
  const buffer = await (await fetch(`/${name}`)).arrayBuffer();
  performance.mark("index-arrived");
  const many = buffer.byteLength / 24;
  return {
    many,
    lon: new Float64Array(buffer, 0, many),
    lat: new Float64Array(buffer, many * 8, many),
    day: new Int32Array(buffer, many * 16, many),
    kind: new Int32Array(buffer, many * 20, many),
  };
}

/** A map of the region without a background. */
export function regionMap() {
  const quiet = { zoomControl: false, attributionControl: false };
  const map = L.map("map", { preferCanvas: true, maxZoom: 18, ...quiet });
  map.fitBounds([
    [38.7, 45.2],
    [40.9, 48],
  ]);
  return map;
}

/** Call `redraw` with a window of days once a frame while the brush is dragged. */
export function brush(data, redraw) {
  const canvas = document.getElementById("brush");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const limits = [Infinity, -Infinity];
  for (const day of data.day) {
    limits[0] = Math.min(limits[0], day);
    limits[1] = Math.max(limits[1], day);
  }
  const drag = { start: null, chosen: null, frame: 0 };
  const dayAt = (event) =>
    limits[0] + Math.round((event.offsetX / WIDTH) * (limits[1] - limits[0]));
  const draw = () => {
    drag.frame = 0;
    performance.mark("redraw-start");
    redraw(drag.chosen);
    performance.mark("redraw-end");
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    drag.start = dayAt(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (drag.start === null) {
      return;
    }
    const end = dayAt(event);
    drag.chosen = [Math.min(drag.start, end), Math.max(drag.start, end)];
    if (drag.frame === 0) {
      drag.frame = requestAnimationFrame(draw);
    }
  });
  canvas.addEventListener("pointerup", () => {
    drag.start = null;
  });
  return limits;
}

/** Draw how many incidents of a window begin in each month, and say how many they are. */
export function drawMonths(counts, total) {
  const context = document.getElementById("brush").getContext("2d");
  context.clearRect(0, 0, WIDTH, HEIGHT);
  const most = Math.max(1, ...counts);
  const wide = WIDTH / counts.length;
  counts.forEach((count, month) => {
    const high = (count / most) * HEIGHT;
    context.fillRect(month * wide, HEIGHT - high, Math.max(1, wide - 1), high);
  });
  document.getElementById("count").textContent = String(total);
}

/** Which month of the histogram a day belongs to, and how many months there are. */
export function monthsOf([first, last]) {
  return {
    of: (day) => Math.floor((day - first) / DAYS_A_MONTH),
    many: Math.floor((last - first) / DAYS_A_MONTH) + 1,
  };
}
