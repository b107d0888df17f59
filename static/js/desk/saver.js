// When to send what is unsent, and what to do when that fails. Knows neither page nor network:
// both are given, and so is the clock, which makes every case a test.

const PAUSE_MS = 700;
const LONGEST_WAIT_MS = 3000;
const HERE_EVERY_MS = 20_000;
// How long to wait after each failure in a row before the next attempt.
const RETRY_MS = [2000, 4000, 8000, 15_000, 30_000];
const SIGNED_OUT_RETRY_MS = 5000;

/** How long to wait before the next attempt after `failures` in a row. */
export const retryAfter = (failures) => RETRY_MS[Math.min(failures, RETRY_MS.length) - 1];

/**
 * A saver of the changes in `outbox`.
 *
 * `server.save({base, changes})` and `server.here({base})` answer {kind, …}: "ok" with data,
 * "refused" with path and message, "closed", "gone" or "trouble" with a message, "signed-out" with
 * login, "unreachable". `clock` has now, later(callback, ms) and never(timer). `told` has
 * state(state), answered(told, data), refused(path, message) and here(data, shown).
 */
export function createSaver({ outbox, server, clock, told, base }) {
  let version = base;
  let busy = null;
  let timer = null;
  let firstUnsent = null;
  let failures = 0;
  let closed = false;
  let state = {};

  const become = (kind, more = {}) => {
    state = { kind, ...more };
    told.state(state);
  };

  const rest = () => {
    const unsent = Object.keys(outbox.unsent()).length;
    become(unsent > 0 ? "held" : "saved", { at: clock.now(), unsent });
  };

  const plan = (ms) => {
    clock.never(timer);
    timer = closed ? null : clock.later(run, ms);
  };

  const planNext = () => {
    firstUnsent = outbox.hasNews() ? clock.now() : null;
    plan(firstUnsent === null ? HERE_EVERY_MS : PAUSE_MS);
  };

  const fail = (answer) => {
    outbox.failed();
    failures += 1;
    const { kind } = answer;
    if (kind === "closed" || kind === "gone") {
      closed = true;
    }
    become(kind, answer);
    plan(kind === "signed-out" ? SIGNED_OUT_RETRY_MS : retryAfter(failures));
  };

  const succeed = ({ data }, sending) => {
    failures = 0;
    version = data.version;
    if (sending) {
      told.answered(outbox.answered(data), data);
    } else {
      told.here(data, outbox.news(data.merged));
    }
    rest();
    planNext();
  };

  const refuse = ({ path, message }) => {
    const batch = path && outbox.differs(path) ? [path] : Object.keys(outbox.unsent());
    for (const one of batch) {
      outbox.refused(one);
    }
    told.refused(path, message);
    become("refused", { message });
    planNext();
  };

  const attempt = async () => {
    const changes = outbox.batch();
    if (changes) {
      become("saving", { since: clock.now() });
    }
    const answer = changes
      ? await server.save({ base: version, changes })
      : await server.here({ base: version });
    if (answer.kind === "ok") {
      succeed(answer, changes !== null);
    } else if (answer.kind === "refused") {
      refuse(answer);
    } else {
      fail(answer);
    }
  };

  const run = async () => {
    if (closed) {
      return;
    }
    clock.never(timer);
    busy ??= attempt().finally(() => {
      busy = null;
    });
    await busy;
  };

  return {
    /** Something was typed: send it after a pause, but not later than some seconds from now. */
    typed() {
      if (closed || failures > 0) {
        told.state(state);
        return;
      }
      firstUnsent ??= clock.now();
      if (!busy) {
        become("unsaved");
        const waited = clock.now() - firstUnsent;
        plan(Math.max(0, Math.min(PAUSE_MS, LONGEST_WAIT_MS - waited)));
      }
    },

    /** Try now: the network is back, the window has the focus again. */
    poke: run,

    /** Send all there is; resolves to whether everything is on the server. */
    async flush() {
      await busy;
      while (outbox.hasNews() && !closed) {
        const before = failures;
        await run();
        if (failures > before) {
          break;
        }
      }
      return Object.keys(outbox.unsent()).length === 0;
    },

    /** Begin: send what was restored, or say that one is here. */
    start: () => plan(0),

    /** The version the page stands on. */
    version: () => version,

    /** Whether nothing can be saved any more. */
    isClosed: () => closed,
  };
}
