// Runs before the scripts of any page measured: notes marks, long tasks and the length of frames.

(() => {
  const seen = { longTasks: [], frames: null, painted: null, first: {}, redraws: [] };
  window.benchSeen = seen;
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      seen.longTasks.push([one.startTime, one.duration]);
    }
  }).observe({ type: "longtask", buffered: true });

  // A page is painted when the frame after the mark has gone to the screen.
  const painted = () =>
    requestAnimationFrame(() =>
      setTimeout(() => {
        seen.painted ??= performance.now();
      }),
    );
  const mark = performance.mark.bind(performance);
  let redrawing = null;
  performance.mark = (name, options) => {
    const now = performance.now();
    if (name === "drawn" && seen.first.drawn === undefined) {
      painted();
    }
    if (name === "redraw-start") {
      redrawing = now;
    }
    if (name === "redraw-end" && redrawing !== null) {
      seen.redraws.push(now - redrawing);
      redrawing = null;
    }
    seen.first[name] ??= now;
    return mark(name, options);
  };

  // A page without these marks: from the end of the answer to when it says that it is ready.
  const isReady = () => document.querySelector("[data-explorer][data-ready]") !== null;
  new MutationObserver((_changes, observer) => {
    if (isReady()) {
      observer.disconnect();
      if (seen.first.drawn === undefined) {
        painted();
      }
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-ready"] });

  /** When the data had arrived: the page's mark, else the end of the answer of the index. */
  seen.arrivedAt = () => {
    const index = performance
      .getEntriesByType("resource")
      .find((one) => new URL(one.name).pathname.includes("/index"));
    return seen.first["index-arrived"] ?? index?.responseEnd ?? null;
  };

  /** Begin to note how long each frame takes. */
  seen.watchFrames = () => {
    seen.frames = [];
    let last = performance.now();
    const frame = (now) => {
      seen.frames?.push(now - last);
      last = now;
      if (seen.frames) {
        requestAnimationFrame(frame);
      }
    };
    requestAnimationFrame(frame);
  };
})();
