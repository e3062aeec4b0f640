import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { sha256 } from "../disk/sha256.ts";
import { type LocalServer, startLocalServer } from "../testing/local-server.ts";
import { rejectsWith } from "../testing/rejects-with.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { fetchDescription } from "./fetch-description.ts";
import { SIZE_LIMIT } from "./size-limit.ts";

const content = '{"openapi":"3.1.0"}';
const origin = "https://api.example";

const ANSWERS: { readonly [path: string]: (response: ServerResponse) => void } = {
  "/api.json": (response) => response.end(content),
  "/moved": (response) => response.writeHead(302, { location: "/api.json" }).end(),
  "/downgrade": (response) => response.writeHead(302, { location: "http://api.example/api.json" }).end(),
  "/loop": (response) => response.writeHead(307, { location: "/loop" }).end(),
  "/half": (response) => {
    response.writeHead(200, { "content-length": 100 });
    response.write(content, () => response.destroy());
  },
  "/large": (response) => {
    response.writeHead(200, { "content-length": SIZE_LIMIT + 1 });
    response.end(Buffer.alloc(SIZE_LIMIT + 1));
  },
};

describe("a description at a URL", () => {
  const cacheDir = join(temporaryFolder(), "cache");
  let server: LocalServer;
  /** The global fetch, with the origin's part played by a server of this machine. */
  const request: typeof fetch = (url, init) => fetch(String(url).replace(origin, server.url), init);
  const fetchFrom = (path: string, digest = sha256(content)) =>
    fetchDescription(
      { kind: "https", url: `${origin}${path}`, sha256: digest },
      { cacheDir, baseDir: ".", fetch: request },
    );

  before(async () => {
    server = await startLocalServer((incoming, response) => {
      const answer = ANSWERS[incoming.url ?? ""];
      if (answer) answer(response);
      else response.writeHead(404).end();
    });
  });
  after(() => server.close());

  it("is refused when its digest is not the pinned one", async () => {
    await rejectsWith(
      fetchFrom("/api.json", sha256("other")),
      "source_digest",
      `${origin}/api.json`,
      sha256(content),
    );
    assert.equal(existsSync(cacheDir), false);
  });

  it("is fetched and kept", async () => {
    assert.equal(Buffer.from((await fetchFrom("/api.json")).bytes).toString(), content);
    assert.ok(existsSync(join(cacheDir, sha256(content))));
  });

  it("may move within https", async () => {
    await rejectsWith(fetchFrom("/moved", sha256("other")), "source_digest", sha256(content));
  });

  for (const [path, code, why] of [
    ["/downgrade", "source_unreachable", "http://api.example/api.json is not https"],
    ["/loop", "source_unreachable", "redirects more than"],
    ["/missing", "source_unreachable", "404"],
    ["/half", "source_truncated", "broke off"],
    ["/large", "source_too_large", String(SIZE_LIMIT)],
  ] as const) {
    it(`is refused at ${path}`, () =>
      rejectsWith(fetchFrom(path, sha256(path)), code, `${origin}${path}`, why));
  }

  it("says so when nobody answers", () =>
    rejectsWith(
      fetchDescription(
        { kind: "https", url: `${origin}/api.json`, sha256: sha256("other") },
        { cacheDir, baseDir: ".", fetch: () => fetch("http://127.0.0.1:1") },
      ),
      "source_unreachable",
      `${origin}/api.json`,
    ));
});
