import assert from "node:assert/strict";
import { requestTarget } from "./request-target.ts";

describe("a request's target", () => {
  it("is mostly a path and a query", () => {
    assert.deepEqual(requestTarget("/notes?limit=3"), { url: "/notes?limit=3" });
  });

  it("may name its host", () => {
    assert.deepEqual(requestTarget("http://localhost:1/notes?a=b"), {
      url: "/notes?a=b",
      host: "localhost:1",
    });
    assert.deepEqual(requestTarget("HTTP://localhost"), { url: "/", host: "localhost" });
    assert.deepEqual(requestTarget("http://localhost?a=b"), { url: "/?a=b", host: "localhost" });
  });

  it("is read as UTF-8, or not at all", () => {
    assert.deepEqual(requestTarget(Buffer.from("/notes/é").toString("latin1")), { url: "/notes/é" });
    assert.equal(requestTarget("/notes/\xff"), undefined);
  });
});
