// A comment is sent from the page on which something else is being written: a decision, an
// assessment, a correction. What was typed of it waits in the browser's own store of this window and
// stands there again afterwards.

const STAMPS = ["round", "version"];
const OWN = new Set(["csrfmiddlewaretoken", ...STAMPS]);

/** What stands in controls, by name; buttons and what a page fills in itself are left out. */
export function typedIn(controls) {
  const typed = {};
  for (const one of controls) {
    if (!one.name || OWN.has(one.name) || one.type === "submit" || one.type === "button") {
      continue;
    }
    if (one.type === "checkbox") {
      typed[one.name] = one.checked;
    } else if (one.type !== "radio" || one.checked) {
      typed[one.name] = one.value;
    }
  }
  return typed;
}

/** Put what was typed back into controls; whatever holds one that was filled is opened. */
export function putBack(controls, typed) {
  for (const one of controls) {
    const value = typed[one.name];
    if (value === undefined || one.type === "submit" || one.type === "button") {
      continue;
    }
    if (one.type === "checkbox") {
      one.checked = value;
    } else if (one.type === "radio") {
      one.checked = one.value === value;
    } else {
      one.value = value;
      openFold(one);
    }
  }
}

function openFold(control) {
  const fold = control.value && control.closest("details");
  if (fold) {
    fold.open = true;
  }
}

/**
 * Keep what stands in a form while any of `others` is sent, and put back what was kept before.
 * What was typed of an earlier submission or version is not put back.
 */
export function keepTyped(form, others, store) {
  const stamp = STAMPS.map((name) => form.elements.namedItem(name)?.value ?? "").join(" ");
  const key = `typed ${form.action} ${stamp}`;
  const kept = store.getItem(key);
  if (kept) {
    store.removeItem(key);
    putBack(form.elements, JSON.parse(kept));
  }
  for (const other of others) {
    other.addEventListener("submit", () => {
      store.setItem(key, JSON.stringify(typedIn(form.elements)));
    });
  }
}

/** Keep all forms of a page that are marked while a comment is sent. */
export function keepMarked(page, store) {
  const others = page.querySelectorAll(".talk form");
  for (const form of page.querySelectorAll("form[data-kept]")) {
    keepTyped(form, others, store);
  }
}
