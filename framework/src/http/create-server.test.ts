import assert from "node:assert/strict";
import type { Server } from "node:http";
import { CaptureLog } from "../capture/capture-log.ts";
import { stoppedAt } from "../clock/clock.ts";
import { Engine } from "../engine/engine.ts";
import { Worlds } from "../engine/worlds.ts";
import type { Answerer } from "../pipeline/exchange.ts";
import { notesModel } from "../testing/notes-api.ts";
import { speak } from "../testing/speak.ts";
import { createApp } from "./create-app.ts";
import { createHttpServer, type ServerLimits } from "./create-server.ts";
import { listen } from "./listen.ts";

async function serve(limits: ServerLimits = {}): Promise<{ server: Server; port: number }> {
  const twin = notesModel();
  const worlds = new Worlds({ seed: "", clock: stoppedAt(0), plant: () => {}, fill: () => {} });
  const captures = new CaptureLog(10);
  const engine = new Engine({ twin, worlds, captures, onBug: assert.ifError });
  const answer: Answerer = (request, done) => done(engine.handle(request));
  const control = { owns: () => false, handle: () => assert.fail("Nobody asks the control API.") };
  const server = createHttpServer(createApp({ answer, control, maxBody: 1000, hosts: [] }), answer, limits);
  const { port } = await listen(server, { port: 0, host: "127.0.0.1" });
  return { server, port };
}

describe("a twin's server", () => {
  let server: Server;
  let port = 0;

  before(async () => {
    ({ server, port } = await serve());
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  const broken: readonly [name: string, text: string, status: number, problem: string][] = [
    ["a garbage request line", "not HTTP at all\r\n\r\n", 400, "malformed_request"],
    ["an unknown version", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 400, "malformed_request"],
    ["a broken header", "GET / HTTP/1.1\r\nHost localhost\r\n\r\n", 400, "malformed_request"],
    [
      "two lengths",
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      400,
      "malformed_request",
    ],
    [
      "headers that are too large",
      `GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: ${"x".repeat(20_000)}\r\n\r\n`,
      431,
      "headers_too_large",
    ],
    [
      "a path that is too long",
      `GET /notes/${"x".repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      431,
      "headers_too_large",
    ],
    [
      "a chunk of no size",
      "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      400,
      "malformed_request",
    ],
  ];
  for (const [name, text, status, problem] of broken)
    it(`answers ${name} as the vendor would`, async () => {
      const answer = await speak(port, text);
      assert.equal(answer.status, status);
      assert.equal(JSON.parse(answer.body).error.problem, problem);
      assert.equal(answer.headers["connection"], "close");
      assert.match(answer.headers["request-id"] ?? "", /./);
    });

  it("takes CONNECT for a request like any other", async () => {
    const answer = await speak(port, "CONNECT example.com:443 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert.equal(answer.status, 404);
    assert.equal(JSON.parse(answer.body).error.problem, "unknown_path");
  });

  it("answers a client that expects what nobody offers", async () => {
    const answer = await speak(port, "GET / HTTP/1.1\r\nHost: localhost\r\nExpect: wonders\r\n\r\n");
    assert.equal(answer.status, 404);
  });

  it("ends a request that does not arrive in time", async () => {
    const hasty = await serve({ headersTimeout: 20, requestTimeout: 20, connectionsCheckingInterval: 10 });
    const answer = await speak(hasty.port, "GET / HTTP/1.1\r\nHost: loc");
    hasty.server.close();
    assert.equal(answer.status, 408);
    assert.equal(JSON.parse(answer.body).error.problem, "request_timeout");
  });
});
