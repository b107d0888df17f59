// Playing: the chosen days move on by themselves or step by step.

import { played } from "../timeline/brush.js";

const SPEEDS = { slow: 1800, normal: 900, fast: 400 };

/** Watch the controls in `frame`; `now()` gives {window, extent}, `step(window)` shows it. */
export function createPlayer(frame, words, { now, step }) {
  const control = (name) => frame.querySelector(`[data-play="${name}"]`);
  const button = control("play");
  let timer = 0;

  const stop = () => {
    clearInterval(timer);
    timer = 0;
    button.setAttribute("aria-pressed", "false");
    button.textContent = words.play;
  };

  const move = (steps, loop) => {
    const { window, extent } = now();
    const next = played(window, control("unit").value, extent, loop, steps);
    if (next) {
      step(next);
    } else {
      stop();
    }
  };

  const run = () => {
    timer = setInterval(() => move(1, control("loop").checked), SPEEDS[control("speed").value]);
  };

  button.addEventListener("click", () => {
    if (timer) {
      stop();
      return;
    }
    button.setAttribute("aria-pressed", "true");
    button.textContent = words.pause;
    move(1, true);
    run();
  });
  control("speed").addEventListener("change", () => {
    if (timer) {
      clearInterval(timer);
      run();
    }
  });
  control("back").addEventListener("click", () => move(-1, control("loop").checked));
  control("next").addEventListener("click", () => move(1, control("loop").checked));

  // Nothing moves by itself for those who asked for that; the steps stay.
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const obey = () => {
    button.hidden = still.matches;
    if (still.matches) {
      stop();
    }
  };
  still.addEventListener("change", obey);
  obey();
  return { stop };
}
