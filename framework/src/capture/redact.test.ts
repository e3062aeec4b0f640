import assert from "node:assert/strict";
import { createRedactor, REDACTED } from "./redact.ts";

describe("a redactor", () => {
  const redactor = createRedactor(() => new Set(["token", "card.number"]));

  it("replaces the values of secret fields, by name or by what they stand in", () => {
    const value = {
      token: "a",
      number: "kept",
      card: { number: 4242, last4: "4242" },
      list: [{ token: "b" }, { other: 1 }],
      token_type: "kept",
    };
    assert.deepEqual(redactor.value(value), {
      token: REDACTED,
      number: "kept",
      card: { number: REDACTED, last4: "4242" },
      list: [{ token: REDACTED }, { other: 1 }],
      token_type: "kept",
    });
    const clean = { a: [{ b: 1 }] };
    assert.equal(redactor.value(clean), clean);
  });

  it("replaces them in JSON and in forms, and leaves other text as it is", () => {
    assert.equal(redactor.body('{"token":"a","b":1}'), `{"token":"${REDACTED}","b":1}`);
    assert.equal(redactor.body('{ "b": 1 }'), '{ "b": 1 }');
    const shown = encodeURIComponent(REDACTED);
    assert.equal(
      redactor.body("a=1&data[card][number]=4242&number=7&x%5Btoken%5D=s"),
      `a=1&data[card][number]=${shown}&number=7&x%5Btoken%5D=${shown}`,
    );
    assert.equal(redactor.body("the token of text"), "the token of text");
    assert.equal(redactor.body("{token"), "{token");
    assert.equal(redactor.url("/a?token=s&b=1"), `/a?token=${shown}&b=1`);
    assert.equal(redactor.url("/token"), "/token");
  });

  it("replaces headers that carry credentials, whatever their case", () => {
    const headers = { Authorization: "Bearer s", cookie: "s", "x-other": "kept" };
    assert.deepEqual(redactor.headers(headers), {
      Authorization: REDACTED,
      cookie: REDACTED,
      "x-other": "kept",
    });
  });
});
