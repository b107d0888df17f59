// Asking the server: every answer, and every failure to get one, as a value with a `kind`.

const PATIENCE_MS = 20_000;

/** The token that proves a request comes from this site's page; anew after each signing in. */
export function csrfToken(cookies) {
  const found = /(?:^|;\s*)csrftoken=([^;]*)/.exec(cookies);
  return found ? decodeURIComponent(found[1]) : "";
}

/** What an answer means, from its status and its JSON (null when it has none). */
export function meaningOf(status, data) {
  if (status === 200 && data) {
    return { kind: "ok", data };
  }
  const message = data?.message ?? "";
  if (status === 401) {
    return { kind: "signed-out", login: data?.login ?? "" };
  }
  if ((status === 400 || status === 413) && data) {
    return { kind: "refused", path: data.path ?? "", message };
  }
  if (status === 409) {
    return { kind: "closed", message };
  }
  if (status === 404 || (status === 403 && data)) {
    return { kind: "gone", message };
  }
  return { kind: "trouble", status, message };
}

async function ask(address, options) {
  try {
    const answer = await fetch(address, {
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...options,
    });
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    return { status: answer.status, data: isJson ? await answer.json() : null, answer };
  } catch {
    // Refused, timed out, cut off half-way, or not the JSON it says it is: all the same to a draft.
    return null;
  }
}

/** Post JSON; the answer as `meaningOf` has it, or "unreachable". */
export async function post(address, body) {
  const got = await ask(address, {
    method: "POST",
    headers: {
      Accept: "application/json",
      "Content-Type": "application/json",
      "X-CSRFToken": csrfToken(document.cookie),
    },
    body: JSON.stringify(body),
  });
  return got ? meaningOf(got.status, got.data) : { kind: "unreachable" };
}

/** The JSON at an address, or null when there is no good answer; `signal` stops waiting for it. */
export async function getJson(address, signal) {
  const got = await ask(address, { headers: { Accept: "application/json" }, ...stop(signal) });
  return got?.status === 200 ? got.data : null;
}

/** The HTML at an address as text, or null when there is no good answer. */
export async function getFragment(address, signal) {
  try {
    const answer = await fetch(address, {
      credentials: "same-origin",
      headers: { Accept: "text/html", "X-Requested-With": "fetch" },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...stop(signal),
    });
    return answer.ok && !answer.redirected ? await answer.text() : null;
  } catch {
    return null;
  }
}

const stop = (signal) => (signal ? { signal } : {});
