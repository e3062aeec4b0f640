import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { connect as connectTls } from "node:tls";
import { until } from "../processes/until.ts";
import { VendorServer } from "../testing/vendor-server.ts";
import { projectAuthority } from "./authority.ts";
import { type Interceptor, startInterceptor } from "./interceptor.ts";

const HOST = "api.shop.example";

describe("an interceptor", function () {
  this.timeout(60_000);
  const vendor = new VendorServer();
  const notes: string[] = [];
  let folder: string;
  let ca: string;
  let interceptor: Interceptor;
  let port: number;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "wt-interceptor-"));
    const url = await vendor.listen();
    const twins = [
      { name: "shop", url, hosts: [HOST] },
      { name: "gone", url: "http://127.0.0.1:1", hosts: ["api.gone.example"] },
    ];
    const notify = (note: string) => void notes.push(note);
    interceptor = await startInterceptor({ twins, partition: null, offline: true, folder, env: {}, notify });
    ca = (await projectAuthority(folder)).certificate;
    port = Number(new URL(String(interceptor.env["HTTPS_PROXY"])).port);
  });
  after(() => {
    interceptor.close();
    vendor.close();
    rmSync(folder, { recursive: true });
  });

  /** Asks as a client that was led here without knowing. */
  const ask = (path: string, options: RequestOptions = {}, host = HOST) =>
    https.request({ host: "127.0.0.1", port, path, servername: host, ca, headers: { host }, ...options });
  const answerOf = async (request: http.ClientRequest) => {
    const [answer] = (await once(request.end(), "response")) as [IncomingMessage];
    return answer;
  };
  /** Opens a connection to a host through a tunnel, as clients of a proxy do. */
  const tunnel = async (target: string): Promise<Socket> => {
    const socket = connect(port, "127.0.0.1");
    socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
    await once(socket, "data");
    return socket;
  };

  it("keeps a connection for many requests, and passes on headers as they are", async () => {
    const agent = new https.Agent({ keepAlive: true, maxSockets: 1 });
    const headers = ["Host", HOST, "X-Twice", "a", "X-Twice", "b", "Proxy-Connection", "keep-alive"];
    for (const path of ["/one", "/two?q=%2f", "/three//..//x"]) {
      const answer = await answerOf(ask(path, { agent, headers }));
      assert.deepEqual([answer.statusCode, answer.headers["x-vendor"]], [200, "yes"]);
      assert(answer.rawHeaders.includes("X-Vendor"), "the name as the vendor writes it");
      const heard = JSON.parse(await text(answer));
      assert.deepEqual([heard.url, heard.headers["x-twice"]], [path, "a, b"]);
      assert.equal(heard.headers["proxy-connection"], undefined);
    }
    assert.equal(Object.values(agent.freeSockets).flat().length, 1);
    agent.destroy();
  });

  it("serves a hundred at a time", async () => {
    const paths = Array.from({ length: 100 }, (_, at) => `/${at}`);
    const heard = await Promise.all(
      paths.map(async (path) => JSON.parse(await text(await answerOf(ask(path, { agent: false })))).url),
    );
    assert.deepEqual(heard, paths);
  });

  it("passes on large bodies, with or without a length", async () => {
    const body = randomBytes(24 * 1024 * 1024);
    const sha256 = createHash("sha256").update(body).digest("hex");
    for (const headers of [{ host: HOST }, { host: HOST, "content-length": body.length }]) {
      const request = ask("/upload", { method: "POST", headers });
      for (let at = 0; at < body.length; at += 1_000_000) request.write(body.subarray(at, at + 1_000_000));
      const heard = JSON.parse(await text(await answerOf(request)));
      assert.deepEqual([heard.bytes, heard.sha256], [body.length, sha256]);
    }
  });

  it("passes on an answer as it comes", async () => {
    const answer = await answerOf(ask("/slow"));
    const [first] = await once(answer, "data");
    assert.equal(String(first), "one ");
    vendor.more();
    assert.equal(await text(answer), "two");
  });

  it("breaks off where the twin does", async () => {
    const answer = await answerOf(ask("/broken"));
    await assert.rejects(text(answer), { code: "ECONNRESET" });
    await assert.rejects(answerOf(ask("/reset")), { code: "ECONNRESET" });
  });

  it("leaves the twin where the client leaves", async () => {
    const { left } = vendor;
    const request = ask("/hang").on("error", () => {});
    request.end();
    await once(request, "finish");
    assert(await until(() => vendor.waiting > 0 || undefined, 10_000));
    request.destroy();
    assert(await until(() => vendor.left > left || undefined, 10_000));
  });

  it("lets clients speak another protocol with the twin", async () => {
    const headers = { host: HOST, connection: "Upgrade", upgrade: "echo" };
    const request = ask("/socket", { headers });
    request.end();
    const [answer, socket, head] = (await once(request, "upgrade")) as [IncomingMessage, Socket, Buffer];
    assert.equal(answer.statusCode, 101);
    let said = String(head);
    socket.on("data", (chunk) => {
      said += chunk;
    });
    socket.write("hello");
    await until(() => said.includes("hello") || undefined, 10_000);
    assert.equal(said, `${HOST} hello`);
    socket.destroy();
  });

  it("tells what it is asked for, however it is asked", async () => {
    const plain = await tunnel(`${HOST}:80`);
    plain.write(`GET /a HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`);
    assert.match(await text(plain), /"x-wondertwin-origin":"http:\/\/api\.shop\.example"/);
    const secure = connectTls({ socket: await tunnel(`${HOST}:443`), servername: HOST, ca });
    secure.write(`GET /a HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`);
    assert.match(await text(secure), /"x-wondertwin-origin":"https:\/\/api\.shop\.example"/);
    for (const target of [`https://${HOST}/a?b`, `http://${HOST}/a?b`]) {
      const request = http.request({ host: "127.0.0.1", port, path: target, headers: { host: HOST } });
      const { url, headers } = JSON.parse(await text(await answerOf(request)));
      assert.deepEqual([url, headers["x-wondertwin-origin"]], ["/a?b", new URL(target).origin]);
    }
  });

  it("speaks HTTP/1.1 alone", async () => {
    const options = { host: "127.0.0.1", port, servername: HOST, ca };
    const both = connectTls({ ...options, ALPNProtocols: ["h2", "http/1.1"] });
    await once(both, "secureConnect");
    assert.equal(both.alpnProtocol, "http/1.1");
    both.destroy();
    const newer = connectTls({ ...options, ALPNProtocols: ["h2"] });
    await assert.rejects(once(newer, "secureConnect"), { code: /NO_APPLICATION_PROTOCOL/ });
  });

  it("says so where a twin does not answer, once to its user and each time to the client", async () => {
    for (const _ of [1, 2]) {
      const answer = await answerOf(ask("/", {}, "api.gone.example"));
      assert.equal(answer.statusCode, 502);
      const { error } = JSON.parse(await text(answer));
      assert.deepEqual([error.code, error.hint.includes("wt logs gone")], ["twin_unreachable", true]);
    }
    assert.equal(notes.filter((note) => note.includes("The twin gone")).length, 1);
  });

  it("answers those who take it for something else", async () => {
    const stray = await answerOf(http.request({ host: "127.0.0.1", port, path: "/" }));
    assert.equal(stray.statusCode, 421);
    const socket = connect(port, "127.0.0.1");
    socket.write("nonsense\r\n\r\n");
    assert.match(await text(socket), /^HTTP\/1\.1 400 /);
    const nowhere = connect(port, "127.0.0.1");
    nowhere.write("CONNECT nowhere HTTP/1.1\r\nHost: nowhere\r\n\r\n");
    assert.match(await text(nowhere), /^HTTP\/1\.1 421 /);
  });
});
