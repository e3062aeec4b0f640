import assert from "node:assert/strict";
import { pathPattern } from "./path-pattern.ts";

describe("a path's pattern", () => {
  const cases: readonly [pattern: string, path: string, matches: boolean][] = [
    ["/v1/notes", "/v1/notes", true],
    ["/v1/notes", "/v1/notes/", true],
    ["/v1/notes/", "/v1/notes", true],
    ["/v1/notes", "/v1/notes/n_1", false],
    ["/v1/notes/*", "/v1/notes/n_1", true],
    ["/v1/notes/*", "/v1/notes", false],
    ["/v1/notes/*", "/v1/notes/n_1/publish", false],
    ["/v1/notes/*/publish", "/v1/notes/n_1/publish", true],
    ["/v1/notes/{note}/publish", "/v1/notes/n_1/publish", true],
    ["/v1/notes/{note}", "/v1/notes/n_1/publish", false],
    ["/v1/notes/n_*", "/v1/notes/n_1", true],
    ["/v1/notes/n_*", "/v1/notes/m_1", false],
    ["/v1/**", "/v1/notes/n_1/publish", true],
    ["/v1/**", "/v1", true],
    ["/v1/**", "/v2/notes", false],
    ["/v1/**/publish", "/v1/publish", true],
    ["/v1/**/publish", "/v1/notes/n_1/publish", true],
    ["**/publish", "/v1/notes/n_1/publish", true],
    ["/**", "/", true],
    ["/", "/", true],
    ["/v1.0/notes", "/v1x0/notes", false],
    ["/notes/(a|b)", "/notes/a", false],
    ["/notes/(a|b)", "/notes/(a|b)", true],
    ["/notes/{", "/notes/{", true],
  ];
  for (const [pattern, path, matches] of cases)
    it(`${pattern} ${matches ? "is" : "is not"} ${path}`, () => {
      assert.equal(pathPattern(pattern)(path), matches);
    });
});
