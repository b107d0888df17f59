// What is typed and not yet on the server, field by field. Pure: no clock, no network, no page.
//
// For each path the outbox knows what the server holds (`known`) and what stands in the page
// (`here`). What differs is unsent. A batch says for each path what was there and what is there
// now, so that the server can tell whether somebody else has written in between. What is typed
// while a batch is under way stays untouched by its answer.

import { isKeyList, isSet, keysOf, mergeSets, ownersOf, tidy } from "./paths.js";

// The most characters sent in one request, unless a single field has more.
const MOST_AT_ONCE = 600_000;

/** An outbox that starts with what the server holds, by path. */
export function createOutbox(held = {}) {
  const known = new Map(Object.entries(held));
  const here = new Map(known);
  const conflicts = new Map();
  const refused = new Map();
  let sent = null;

  let fresh = [];

  const at = (values, path) => values.get(path) ?? "";
  const changed = (path) => at(here, path) !== at(known, path);
  /** Whether the card or row of a path is not in the page's lists: nothing of it is sent then. */
  const isAway = (path) =>
    ownersOf(path).some(([list, key]) => !keysOf(at(here, list)).includes(key));
  const differs = (path) => changed(path) && (conflicts.has(path) || !isAway(path));
  const both = (path, text) => {
    known.set(path, text);
    here.set(path, text);
  };

  /** Whether a path may go into the next batch. */
  const sendable = (path) =>
    differs(path) && !conflicts.has(path) && refused.get(path) !== at(here, path);

  /** Put a list of keys as others left it; what was typed in a row they took away is a conflict. */
  const putList = (path, text) => {
    const typed = [...here.keys()].filter(differs);
    here.set(path, text);
    typed.filter((one) => isAway(one) && !conflicts.has(one)).forEach(strand);
  };

  const strand = (path) => {
    const conflict = { path, theirs: at(known, path), changed_by: "", changed_at: null };
    conflicts.set(path, { ...conflict, removed: true });
    fresh.push(conflicts.get(path));
  };

  const takeFresh = () => {
    const found = fresh;
    fresh = [];
    return found;
  };

  /** Take what stands on the server for a path of the last batch; returns what to show, or null. */
  const settle = (path, now, result) => {
    const typed = at(here, path);
    known.set(path, result);
    if (typed === now) {
      putList(path, result);
      return result === typed ? null : result;
    }
    if (isSet(path)) {
      const together = mergeSets(now, typed, result);
      putList(path, together);
      return together === typed ? null : together;
    }
    return null;
  };

  /** Take what somebody else has written in a path; returns what to show, or null. */
  const takeIn = (path, text) => {
    const [before, typed] = [at(known, path), at(here, path)];
    if (conflicts.has(path)) {
      conflicts.get(path).theirs = text;
      if (typed === text) {
        conflicts.delete(path);
        both(path, text);
      }
      return null;
    }
    if (typed === before || typed === text) {
      known.set(path, text);
      putList(path, text);
      return typed === text ? null : text;
    }
    if (isSet(path)) {
      known.set(path, text);
      putList(path, mergeSets(before, typed, text));
      return at(here, path) === typed ? null : at(here, path);
    }
    // Typed here too: `known` stays, and the next batch is answered with the conflict.
    return null;
  };

  /** What others wrote, except in paths of the last batch, as {path: text to show}. */
  const takeInAll = (merged, except = {}) => {
    const shown = {};
    for (const [path, text] of Object.entries(merged)) {
      const show = path in except ? null : takeIn(path, text);
      if (show !== null) {
        shown[path] = show;
      }
    }
    return shown;
  };

  return {
    /** Note what stands in a field now. */
    type(path, text) {
      here.set(path, text);
      if (isKeyList(path)) {
        // Whoever takes a row away does not want to hear of its conflicts any more.
        for (const one of [...conflicts.keys()].filter(isAway)) {
          conflicts.delete(one);
        }
      }
      const conflict = conflicts.get(path);
      if (conflict && !conflict.removed && conflict.theirs === text) {
        conflicts.delete(path);
        known.set(path, text);
      }
    },

    /** Learn what the server holds in a field that has come into the page later. */
    adopt(path, text) {
      if (!known.has(path)) {
        known.set(path, text);
        if (!here.has(path)) {
          here.set(path, text);
        }
      }
    },

    /** What stands in a field of the page. */
    text: (path) => at(here, path),

    /** Whether a field holds something the server has not got, or got and refused. */
    differs,

    /** Every unsent change as {path: [was, now]}, those under way included: what is to be kept. */
    unsent() {
      const paths = [...here.keys()].filter(differs);
      return Object.fromEntries(paths.map((path) => [path, [at(known, path), at(here, path)]]));
    },

    /** Whether a batch would have anything in it. */
    hasNews: () => [...here.keys()].some(sendable),

    /** The next batch as {path: [was, now]}, or null; it is under way until one of the answers. */
    batch() {
      const changes = {};
      let size = 0;
      for (const path of here.keys()) {
        const [was, now] = [at(known, path), at(here, path)];
        const full = size > 0 && size + was.length + now.length > MOST_AT_ONCE;
        if (sendable(path) && !full) {
          changes[path] = [was, now];
          size += was.length + now.length;
        }
      }
      sent = size > 0 || Object.keys(changes).length > 0 ? changes : null;
      return sent;
    },

    /**
     * Take the server's answer to the batch under way.
     *
     * Returns {own, others, conflicts}: texts to show in one's own fields (tidied, or merged
     * lists), texts of others to show, and the conflicts that are new.
     */
    answered({ wrote, merged, conflicts: found }) {
      const batch = sent ?? {};
      sent = null;
      const news = [];
      const own = {};
      const inConflict = new Map(found.map((conflict) => [conflict.path, conflict]));
      for (const [path, [, now]] of Object.entries(batch)) {
        const conflict = inConflict.get(path);
        if (conflict && (conflict.removed || !isSet(path))) {
          conflicts.set(path, { ...conflict });
          news.push(conflicts.get(path));
          continue;
        }
        const show = settle(
          path,
          now,
          wrote[path] ?? merged[path] ?? conflict?.theirs ?? tidy(now),
        );
        if (show !== null) {
          own[path] = show;
        }
        if (conflict) {
          news.push(conflict);
        }
      }
      const others = takeInAll(merged, batch);
      return { own, others, conflicts: [...news, ...takeFresh()] };
    },

    /** Nothing came of the batch under way: its changes are unsent as before. */
    failed() {
      sent = null;
    },

    /** The server will not take this text: it is held back until it changes. */
    refused(path) {
      sent = null;
      refused.set(path, at(here, path));
    },

    /** Take what others wrote, learnt without sending anything: {others, conflicts}. */
    news: (merged) => ({ others: takeInAll(merged), conflicts: takeFresh() }),

    /** The conflict of a path, or undefined. */
    conflict: (path) => conflicts.get(path),

    /** The paths in conflict. */
    conflicts: () => [...conflicts.keys()],

    /** Settle a conflict: "mine" is sent over theirs, "theirs" is returned to be shown. */
    resolve(path, choice) {
      const { theirs } = conflicts.get(path);
      conflicts.delete(path);
      known.set(path, theirs);
      if (choice === "theirs") {
        here.set(path, theirs);
      }
      return at(here, path);
    },

    /**
     * Take back changes kept from an earlier visit, by the rule of the server.
     *
     * Returns {shown, conflicts}: texts to show by path, and what has no row any more.
     * A field that holds what it held then gets the text; a set is merged; where somebody has
     * written since, the text stands here and the next batch brings the conflict.
     */
    restore(kept) {
      const shown = {};
      for (const [path, [was, now]] of Object.entries(kept)) {
        const current = at(known, path);
        if (tidy(now) === current) {
          continue;
        }
        if (isSet(path)) {
          here.set(path, mergeSets(was, now, current));
        } else {
          known.set(path, tidy(was));
          here.set(path, now);
        }
        if (at(here, path) !== current) {
          shown[path] = at(here, path);
        }
      }
      Object.keys(shown).filter(isAway).forEach(strand);
      return { shown, conflicts: takeFresh() };
    },
  };
}
