import assert from "node:assert/strict";
import { test } from "node:test";
import { keepTyped, putBack, typedIn } from "../../static/js/review/kept.js";

const text = (name, value, fold = null) => ({ type: "textarea", name, value, closest: () => fold });
const radio = (name, value, checked) => ({ type: "radio", name, value, checked });

function decision(...controls) {
  return formOf("/review/claims/x/", controls);
}

function formOf(action, controls) {
  const elements = [text("csrfmiddlewaretoken", "secret"), text("round", "2"), ...controls];
  elements.namedItem = (name) => elements.find((one) => one.name === name);
  return { action, elements };
}

function storeOf(entries = {}) {
  const held = new Map(Object.entries(entries));
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => held.set(key, value),
    removeItem: (key) => held.delete(key),
  };
}

function commentForm() {
  const listeners = [];
  return {
    addEventListener: (_name, listener) => listeners.push(listener),
    send: () => {
      for (const listener of listeners) {
        listener();
      }
    },
  };
}

test("what was typed and chosen is read, without the page's own fields and buttons", () => {
  const { elements } = decision(
    radio("reliability", "B", false),
    radio("reliability", "C", true),
    text("reason", "Signed."),
    text("remark_when", ""),
    { type: "checkbox", name: "sensitive", value: "on", checked: false },
    { type: "submit", name: "decision", value: "accept" },
  );
  assert.deepEqual(typedIn(elements), {
    reliability: "C",
    reason: "Signed.",
    remark_when: "",
    sensitive: false,
  });
});

test("it is put back, and a remark's fold is opened", () => {
  const fold = { open: false };
  const closed = { open: false };
  const { elements } = decision(
    radio("reliability", "B", true),
    radio("reliability", "C", false),
    text("reason", ""),
    text("remark_when", "", fold),
    text("remark_where", "Which?", closed),
    { type: "checkbox", name: "sensitive", value: "on", checked: true },
  );
  const typed = {
    reliability: "C",
    reason: "",
    remark_when: "The 11th?",
    remark_where: "",
    sensitive: false,
  };
  putBack(elements, typed);
  assert.deepEqual(typedIn(elements), typed);
  assert.deepEqual([fold.open, closed.open], [true, false]);
});

test("what is typed waits while a comment is sent, once, and in its own form only", () => {
  const store = storeOf();
  const comment = commentForm();
  keepTyped(decision(text("reason", "Signed.")), [comment], store);
  comment.send();
  assert.deepEqual([...store.held.keys()], ["typed /review/claims/x/ 2 "]);

  const other = formOf("/review/claims/y/", [text("reason", "")]);
  keepTyped(other, [], store);
  assert.deepEqual(typedIn(other.elements), { reason: "" });

  const after = decision(text("reason", ""));
  keepTyped(after, [], store);
  assert.deepEqual(typedIn(after.elements), { reason: "Signed." });
  assert.equal(store.held.size, 0);
});

test("what was typed of another version is not put back", () => {
  const store = storeOf();
  const comment = commentForm();
  keepTyped(formOf("/c/", [text("version", "1"), text("note", "Why.")]), [comment], store);
  comment.send();
  const newer = formOf("/c/", [text("version", "2"), text("note", "")]);
  keepTyped(newer, [], store);
  assert.deepEqual(typedIn(newer.elements), { note: "" });
});
