import assert from "node:assert/strict";
import { looksLikeHar, readHar } from "./read-har.ts";

const entry = {
  request: {
    method: "POST",
    url: "https://api.example.com/v1/notes?limit=1",
    headers: [
      { name: ":authority", value: "api.example.com" },
      { name: "Content-Type", value: "text/plain" },
      { name: "X-Two", value: "a" },
      { name: "x-two", value: "b" },
    ],
    postData: { mimeType: "text/plain", text: "ü" },
    bodySize: 2,
  },
  response: {
    status: 201,
    headers: [{ name: "X-Kind", value: "note" }],
    content: { size: 2, mimeType: "text/plain", text: "w7w=", encoding: "base64" },
  },
};

const har = (entries: readonly object[]) =>
  JSON.stringify({ log: { version: "1.2", entries } }, undefined, 2);

describe("an HTTP Archive", () => {
  it("is read as the exchanges it holds", () => {
    const text = har([entry]);
    assert.ok(looksLikeHar(text));
    assert.deepEqual(readHar(text), [
      {
        n: 1,
        request: {
          method: "POST",
          url: "/v1/notes?limit=1",
          headers: { "content-type": "text/plain", "x-two": ["a", "b"] },
          body: "ü",
        },
        cut: false,
        answer: { status: 201, headers: { "x-kind": "note" }, body: "ü", cut: false },
      },
    ]);
  });

  it("says where a body is missing", () => {
    const without = { ...entry, response: { ...entry.response, content: { size: 10 } } };
    assert.equal(readHar(har([without]))[0]?.answer.cut, true);
    const unsent = { ...entry, request: { ...entry.request, postData: undefined } };
    assert.equal(readHar(har([unsent]))[0]?.cut, true);
  });

  it("is refused where it is none", () => {
    for (const text of ["{}", '{"log":', '{"log":{}}', har([{}]), har([{ ...entry, response: {} }])])
      assert.throws(() => readHar(text), { code: "recording_invalid" }, text);
    assert.ok(!looksLikeHar('{"id":1,"log":{}}'));
  });
});
