import assert from "node:assert/strict";
import { test } from "node:test";
import { csrfToken, meaningOf } from "../../static/js/desk/server.js";

test("the token is read from among other cookies", () => {
  assert.equal(csrfToken("names=both; csrftoken=aB%3D1; theme=dark"), "aB=1");
  assert.equal(csrfToken("xcsrftoken=no"), "");
});

for (const [status, data, kind] of [
  [200, { version: 1 }, "ok"],
  [200, null, "trouble"],
  [400, { path: "claims.k1.when", message: "No." }, "refused"],
  [400, null, "trouble"],
  [413, { path: "", message: "Too long." }, "refused"],
  [401, { login: "/accounts/login/" }, "signed-out"],
  [401, null, "signed-out"],
  [403, null, "trouble"],
  [404, null, "gone"],
  [409, { message: "Submitted." }, "closed"],
  [500, null, "trouble"],
  [502, null, "trouble"],
]) {
  test(`an answer ${status} ${data ? "with" : "without"} JSON means ${kind}`, () => {
    assert.equal(meaningOf(status, data).kind, kind);
  });
}

test("a refusal names its field and its reason", () => {
  assert.deepEqual(meaningOf(400, { path: "claims", message: "No list." }), {
    kind: "refused",
    path: "claims",
    message: "No list.",
  });
});
