import assert from "node:assert/strict";
import type { HttpMethod } from "@wondertwin/framework/contracts";
import { routeTrie } from "./route-trie.ts";

const route = (path: string, method: HttpMethod = "GET", rest: readonly string[] = []) => ({
  path,
  method,
  rest,
});

describe("routeTrie", () => {
  it("shares the way of paths that begin alike", () => {
    assert.deepEqual(routeTrie([route("/a/{x}"), route("/a/{y}", "POST"), route("/a/b")]), {
      to: { a: { any: { at: { GET: 0, POST: 1 } }, to: { b: { at: { GET: 2 } } } } },
    });
  });

  it("keeps the literal behind a parameter", () => {
    assert.deepEqual(routeTrie([route("/A/{Sid}.json"), route("/A/{Sid}/B.json")]), {
      to: { A: { suffix: { ".json": { at: { GET: 0 } } }, any: { to: { "B.json": { at: { GET: 1 } } } } } },
    });
  });

  it("leads the rest of a path to a parameter that may hold slashes", () => {
    assert.deepEqual(
      routeTrie([route("/files/{path}", "GET", ["path"]), route("/files/{path}/history", "GET", ["path"])]),
      { to: { files: { rest: { at: { GET: 0 }, to: { history: { at: { GET: 1 } } } } } } },
    );
  });

  it("keeps the literal between two parameters of one segment", () => {
    assert.deepEqual(routeTrie([route("/compare/{base}...{head}")]), {
      to: { compare: { infix: { "...": { at: { GET: 0 } } } } },
    });
  });

  it("leaves out a query behind the path", () => {
    assert.deepEqual(routeTrie([route("/a?full=true")]), { to: { a: { at: { GET: 0 } } } });
  });

  it("gives a path to the first operation that claims it", () => {
    assert.deepEqual(routeTrie([route("/a"), route("/a")]), { to: { a: { at: { GET: 0 } } } });
  });
});
