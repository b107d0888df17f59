// What the server put into the page, and what it answers at other addresses.

/** The value of a `json_script` element; throws when the page has none of this id. */
export function readJson(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

/** The texts of an element's data attributes, by name. */
export function readWords(id) {
  return { ...document.getElementById(id).dataset };
}

/** The JSON answer of an address of this site; throws when the answer is not a success. */
export async function fetchJson(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) {
    throw new Error(`${address} answered ${answer.status}`);
  }
  return answer.json();
}
