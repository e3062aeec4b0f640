import assert from "node:assert/strict";
import { redactBody, redactHeaders, redactUrl } from "./redact.ts";

describe("a recording's redaction", () => {
  it("takes secrets out of headers, addresses, forms and JSON, and nothing else", () => {
    assert.deepEqual(redactHeaders({ Authorization: "Bearer x", "Set-Cookie": ["a=b"], accept: "*/*" }), {
      Authorization: "[redacted]",
      "Set-Cookie": "[redacted]",
      accept: "*/*",
    });
    assert.equal(redactUrl("/a?access_token=x&b=1"), "/a?access_token=[redacted]&b=1");
    assert.equal(redactUrl("/a"), "/a");
    const form = "application/x-www-form-urlencoded";
    assert.equal(redactBody("a=1&user%5Bpassword%5D=x&c=%", form), "a=1&user%5Bpassword%5D=[redacted]&c=%");
    const json = '{"list":[{"client_secret":"x","kept":1}],"secret":{"name":"kept"}}';
    assert.equal(
      redactBody(json, "application/json; charset=utf-8"),
      '{"list":[{"client_secret":"[redacted]","kept":1}],"secret":{"name":"kept"}}',
    );
    assert.equal(redactBody('{ "a": 1 }', "application/json"), '{ "a": 1 }');
    assert.equal(redactBody("{broken", "application/json"), "{broken");
    assert.equal(redactBody("secret=x", "text/plain"), "secret=x");
  });
});
