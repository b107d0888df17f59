// Telling people who listen instead of looking. One sentence at a time, politely.

/** A function that has a sentence spoken; the same one twice is spoken twice. */
export function createAnnouncer(frame) {
  return (sentence) => {
    // An unchanged text is not spoken again: a trailing no-break space makes it another one.
    frame.textContent = frame.textContent === sentence ? `${sentence}\u00a0` : sentence;
  };
}
