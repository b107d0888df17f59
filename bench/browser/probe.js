// Runs before the scripts of any page measured: notes marks, long tasks and the length of frames.

(() => {
  const seen = { longTasks: [], frames: null, arrived: null, painted: null, isMarked: false };
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
  performance.mark = (name, options) => {
    if (name === "drawn" && seen.painted === null) {
      seen.isMarked = true;
      painted();
    }
    return mark(name, options);
  };

  // A page without these marks: from the end of the answer to when it says that it is ready.
  const isReady = () => document.querySelector("[data-explorer][data-ready]") !== null;
  new MutationObserver((_changes, observer) => {
    if (isReady()) {
      observer.disconnect();
      if (!seen.isMarked) {
        painted();
      }
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-ready"] });

  /** When the data had arrived: the page's mark, else the end of the answer of the index. */
  seen.arrivedAt = () => {
    const [marked] = performance.getEntriesByName("index-arrived");
    const index = performance
      .getEntriesByType("resource")
      .find((one) => new URL(one.name).pathname.includes("/index"));
    return marked?.startTime ?? index?.responseEnd ?? null;
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

  /** How long each redraw took, where the page marks them. */
  seen.redraws = () => {
    const ends = performance.getEntriesByName("redraw-end");
    return performance
      .getEntriesByName("redraw-start")
      .slice(0, ends.length)
      .map((start, n) => ends[n].startTime - start.startTime);
  };
})();
