// Runs before the scripts of any page measured: notes marks, long tasks and the length of frames.

(() => {
  const seen = { longTasks: [], frames: null, painted: null, first: {}, starts: [], redraws: [] };
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
      seen.starts.push(now);
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

  /** Begin to note when each frame begins. */
  seen.watchFrames = () => {
    seen.frames = [];
    const frame = (now) => {
      seen.frames.push(now);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  };

  /** How long each frame took in which the page drew anew; all frames of a page without marks. */
  seen.lengths = () => {
    const begun = seen.frames ?? [];
    const starts = seen.starts;
    return begun
      .slice(1)
      .map((end, n) => [begun[n], end])
      .filter(([from, to]) => starts.length === 0 || starts.some((at) => at >= from && at < to))
      .map(([from, to]) => to - from);
  };
})();
