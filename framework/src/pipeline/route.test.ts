import assert from "node:assert/strict";
import type { BootArtifact, OperationEntry, RouteNode } from "../contracts/artifact.ts";
import { createExchange } from "./exchange.ts";
import { route } from "./route.ts";

const paths = ["/a/{id}", "/a/me", "/a/{id}/b", "/a/{sid}.json", "/files/{path}", "/a/me/c", "/", "/a/{id}"];
const operations = paths.map(
  (path, position): OperationEntry => ({
    id: path,
    method: position === 7 ? "DELETE" : "GET",
    path,
    kind: "none",
    coverage: "described",
    answer: { status: 200, body: "empty" },
  }),
);
const at = (position: number): RouteNode => ({ at: { GET: position } });
const routes: RouteNode = {
  at: { GET: 6 },
  to: {
    a: {
      to: { me: { at: { GET: 1 }, to: { c: at(5) } } },
      any: { at: { GET: 0, DELETE: 7 }, to: { b: at(2) } },
      suffix: { ".json": at(3) },
    },
    files: { rest: at(4) },
  },
};
const boot: BootArtifact = { format: 1, vendor: "routes", operations, routes };

function find(url: string, method = "GET"): string {
  const request = { method, url, headers: {}, body: new Uint8Array(), baseUrl: "" };
  const exchange = createExchange(request, 0);
  route(exchange, boot);
  return [exchange.operation?.id, ...Object.values(exchange.params ?? {})].join(" ");
}

describe("routing", () => {
  it("prefers the literal, then a suffix, then any segment, then the rest", () => {
    assert.equal(find("/a/me"), "/a/me");
    assert.equal(find("/a/you"), "/a/{id} you");
    assert.equal(find("/a/SM1.json"), "/a/{sid}.json SM1");
    assert.equal(find("/a/.json"), "/a/{id} .json");
    assert.equal(find("/files/src/index.ts"), "/files/{path} src/index.ts");
  });

  it("turns back where a literal leads nowhere", () => {
    assert.equal(find("/a/me/c"), "/a/me/c");
    assert.equal(find("/a/me/b"), "/a/{id}/b me");
  });

  it("turns back where a literal is served by other methods only", () => {
    assert.equal(find("/a/me", "DELETE"), "/a/{id} me");
  });

  it("knows the root", () => {
    assert.equal(find("/"), "/");
  });

  it("decodes what parameters hold, and takes HEAD for GET", () => {
    assert.equal(find("/a/x%20y%2Fz"), "/a/{id} x y/z");
    assert.equal(find("/a/me?x=1", "HEAD"), "/a/me");
  });

  it("says whether it is the path or the method that is unknown", () => {
    const problem = (url: string, method?: string) => {
      try {
        return find(url, method);
      } catch (error) {
        return Object(error).failure?.problem;
      }
    };
    assert.equal(problem("/b"), "unknown_path");
    assert.equal(problem("/a"), "unknown_path");
    assert.equal(problem("/a/me", "PUT"), "unknown_method");
    assert.equal(problem("/a/%zz"), "malformed_path");
    assert.equal(problem("/constructor"), "unknown_path");
    assert.equal(problem("/a/me/__proto__"), "unknown_path");
  });
});
