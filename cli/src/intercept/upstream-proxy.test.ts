import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import http, { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { text } from "node:stream/consumers";
import { type Interceptor, startInterceptor } from "./interceptor.ts";

const VARIABLES = [
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy",
  "all_proxy",
];

/** A company's proxy, to which every host is itself. */
function companyProxy(heard: string[]): Server {
  const say = ({ method, url, headers }: IncomingMessage) =>
    void heard.push(`${method} ${url} ${headers["proxy-authorization"]}`);
  const server = createServer((request, response) => {
    say(request);
    response.end("through the company");
  });
  return server.on("connect", (request: IncomingMessage, socket: Duplex) => {
    say(request);
    if (request.url?.startsWith("forbidden")) return void socket.end("HTTP/1.1 407 Who are you\r\n\r\n");
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    socket.once("data", (bytes) => socket.end(`said ${bytes}`));
  });
}

describe("hosts behind the user's own proxy", () => {
  const inherited = Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));
  const heard: string[] = [];
  const company = companyProxy(heard);
  let folder: string;
  let interceptor: Interceptor;
  let port: number;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "wt-upstream-"));
    company.listen(0, "127.0.0.1");
    await once(company, "listening");
    for (const name of VARIABLES) delete process.env[name];
    // A server that listens on a port has an address of this kind.
    const proxy = `http://ada:secret%21@127.0.0.1:${(company.address() as AddressInfo).port}`;
    Object.assign(process.env, { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, NO_PROXY: "127.0.0.1" });
    const twins = [{ name: "shop", url: "http://127.0.0.1:1", hosts: ["api.shop.example"] }];
    const options = { twins, partition: null, offline: false, folder, env: {}, notify: () => {} };
    interceptor = await startInterceptor(options);
    port = Number(new URL(String(interceptor.env["HTTPS_PROXY"])).port);
  });
  after(() => {
    for (const [name, value] of Object.entries(inherited))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    interceptor.close();
    company.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => void heard.splice(0));

  const credentials = `Basic ${Buffer.from("ada:secret!").toString("base64")}`;
  const connectTo = async (path: string) => {
    const request = http.request({
      host: "127.0.0.1",
      port,
      method: "CONNECT",
      path,
      headers: { host: path },
    });
    request.end();
    return (await once(request, "connect")) as [IncomingMessage, Socket];
  };

  it("are reached through it, with its credentials", async () => {
    const [, socket] = await connectTo("elsewhere.example:443");
    socket.write("hello");
    assert.equal(await text(socket), "said hello");
    const path = "http://elsewhere.example/a?b";
    const request = http.request({ host: "127.0.0.1", port, path, headers: { host: "elsewhere.example" } });
    const [answer] = (await once(request.end(), "response")) as [IncomingMessage];
    assert.equal(await text(answer), "through the company");
    assert.deepEqual(heard, [`CONNECT elsewhere.example:443 ${credentials}`, `GET ${path} ${credentials}`]);
  });

  it("are unreachable where it refuses, and say why", async () => {
    const [answer] = await connectTo("forbidden.example:443");
    assert.equal(answer.statusCode, 502);
    assert.match(String(answer.statusMessage), /answered 407 Who are you/);
  });

  it("are reached without it where the user's environment says so", async () => {
    // A server that listens on a port has an address of this kind.
    const [answer, socket] = await connectTo(`127.0.0.1:${(company.address() as AddressInfo).port}`);
    assert.deepEqual([answer.statusCode, heard], [200, []]);
    socket.destroy();
  });

  it("are unreachable through a proxy that is none of HTTP's", async () => {
    const { HTTPS_PROXY } = process.env;
    process.env["HTTPS_PROXY"] = "socks5://127.0.0.1:1";
    const [answer] = await connectTo("elsewhere.example:443");
    process.env["HTTPS_PROXY"] = HTTPS_PROXY;
    assert.equal(answer.statusCode, 502);
    assert.match(String(answer.statusMessage), /no HTTP proxy/);
  });
});
