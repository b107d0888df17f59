// Work that may wait, one piece after each picture of the browser, so that input is never kept.

/** Called when the browser has shown what stands there now. */
function afterPicture(act) {
  requestAnimationFrame(() => setTimeout(act));
}

/**
 * A function that does the pieces of work given to it one by one, each after a picture. Work given
 * before that is not done yet is dropped. It returns a promise, kept when all is done or dropped.
 */
export function createSlices(after = afterPicture) {
  let turn = 0;
  return (pieces) => {
    turn += 1;
    const mine = turn;
    const next = (n, done, failed) => {
      if (n === pieces.length || mine !== turn) {
        done();
        return;
      }
      after(() => {
        if (mine !== turn) {
          done();
          return;
        }
        // A piece that gives a promise is waited for by nobody but who waits for all.
        Promise.resolve()
          .then(pieces[n])
          .then(() => next(n + 1, done, failed), failed);
      });
    };
    return new Promise((done, failed) => next(0, done, failed));
  };
}
