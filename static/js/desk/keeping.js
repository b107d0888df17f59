// A copy of what is unsent, in this browser, so that no crash, closed tab or lost network loses it.
//
// Each open page keeps a copy of its own, written at every keystroke. A page that opens takes over
// the copies of pages that are gone; a lock held as long as a page lives tells which are. Copies
// are kept by person and draft: nobody is shown what somebody else typed at the same computer.

const PREFIX = "desk-unsent";

/** The name under which the page `page` keeps what `user` has not sent of a draft. */
export const nameOf = (user, draft, page) => [PREFIX, user, draft, page].join(":");

/** What a storage holds of a person's draft, as {page: {path: [was, now]}}; nonsense is skipped. */
export function copiesIn(storage, user, draft) {
  const start = nameOf(user, draft, "");
  const copies = {};
  for (let n = 0; n < storage.length; n += 1) {
    const name = storage.key(n);
    const copy = name.startsWith(start) ? parsed(storage.getItem(name)) : null;
    if (copy) {
      copies[name.slice(start.length)] = copy;
    }
  }
  return copies;
}

/** Several copies as one: of two changes of a field the later page's counts, from what was first. */
export function together(copies) {
  const all = {};
  for (const copy of copies) {
    for (const [path, [was, now]] of Object.entries(copy)) {
      all[path] = [path in all ? all[path][0] : was, now];
    }
  }
  return all;
}

function parsed(text) {
  try {
    const entries = Object.entries(JSON.parse(text)).filter(
      ([, pair]) =>
        Array.isArray(pair) && pair.length === 2 && pair.every((one) => typeof one === "string"),
    );
    return entries.length > 0 ? Object.fromEntries(entries) : null;
  } catch {
    return null;
  }
}

/** What this page keeps; `storage` is a Storage, `page` a name no other page has. */
export function createKeeper({ storage, user, draft, page }) {
  const own = nameOf(user, draft, page);
  return {
    /** The name of this page. */
    page,

    /** Keep these changes instead of the former; returns whether the browser could. */
    keep(changes) {
      try {
        if (Object.keys(changes).length > 0) {
          storage.setItem(own, JSON.stringify(changes));
        } else {
          storage.removeItem(own);
        }
        return true;
      } catch {
        return false;
      }
    },

    /** Take over the copies of pages that are gone; `alive` holds the pages that are not. */
    takeOver(alive) {
      const left = Object.entries(copiesIn(storage, user, draft)).filter(
        ([name]) => name !== page && !alive.includes(name),
      );
      return {
        changes: together(left.map(([, copy]) => copy)),
        /** Forget them: what they held is in this page's own copy by now. */
        forget: () => left.map(([name]) => storage.removeItem(nameOf(user, draft, name))),
      };
    },
  };
}

/**
 * Hold a lock for as long as this page lives; returns the other pages that hold theirs.
 *
 * Browsers without locks (pages without https) answer with none: then a copy is taken over from a
 * page that still lives, which sends the same text twice and does no harm.
 */
export async function pagesAlive(locks, page) {
  if (!locks) {
    return [];
  }
  const { held } = await locks.query();
  const start = `${PREFIX}:`;
  locks.request(start + page, () => new Promise(() => {}));
  return held
    .map(({ name }) => name)
    .filter((name) => name.startsWith(start))
    .map(pageIn);
}

const pageIn = (name) => name.slice(PREFIX.length + 1);
