import assert from "node:assert/strict";
import { servedPath } from "./served-path.ts";

describe("the path that a request means", () => {
  const hosts = { "files.notes.example": "/files" };
  const served = (headers: Readonly<Record<string, string>>) => servedPath("/v1/notes", { headers }, hosts);

  it("stands below the place of the host that it names, however it came here", () => {
    assert.equal(served({ host: "FILES.notes.example:8080" }), "/files/v1/notes");
    const origin = { host: "127.0.0.1:1", "x-wondertwin-origin": "https://files.notes.example" };
    assert.equal(served(origin), "/files/v1/notes");
  });

  it("is its own at any other host", () => {
    for (const host of ["127.0.0.1:4111", "api.notes.example", "toString"])
      assert.equal(served({ host }), "/v1/notes");
    assert.equal(served({}), "/v1/notes");
    assert.equal(
      servedPath("/v1/notes", { headers: { host: "files.notes.example" } }, undefined),
      "/v1/notes",
    );
  });
});
