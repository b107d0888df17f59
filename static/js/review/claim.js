// Entry point of a claim under review: letters and digits grade, Alt with a letter decides.

import { startKeys } from "../desk/draft_keys.js";
import { areOff, meantBy } from "../desk/keys.js";
import { keepMarked } from "./kept.js";

const PLACES = ["review"];

startKeys(
  {
    "review-take": () => press("[data-take]"),
    "review-accept": () => press("[data-decide=accept]"),
    "review-return": () => press("[data-decide=return]"),
    "review-reject": () => press("[data-decide=reject]"),
    "review-next": () => press("[data-next]"),
  },
  "review",
);

document.addEventListener("keydown", (event) => {
  const meant = meantBy(event, { off: areOff(), places: PLACES });
  const scale = { "review-letter": "reliability", "review-digit": "credibility" }[meant];
  if (!scale || document.querySelector("dialog[open]")) {
    return;
  }
  const value = event.key.toUpperCase();
  const radio = document.querySelector(`input[name=${scale}][value="${value}"]`);
  if (radio) {
    radio.checked = true;
    radio.focus();
    event.preventDefault();
  }
});

keepMarked(document, sessionStorage);

document.querySelector("#refused, .review .error")?.scrollIntoView({ block: "center" });

function press(selector) {
  document.querySelector(selector)?.click();
}
