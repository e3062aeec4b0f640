import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runClient } from "../testing/run-client.ts";
import { VendorServer } from "../testing/vendor-server.ts";
import { projectAuthority } from "./authority.ts";
import { certificateFor } from "./certificates.ts";
import { type Interceptor, startInterceptor } from "./interceptor.ts";

/** Every Node there is on this machine: the one that tests run with, and those of the path. */
const nodes = [
  process.execPath,
  ...(process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "node")),
].filter((file) => existsSync(file));
const versions = new Map(
  nodes.map((file) => [
    execFileSync(realpathSync(file), ["-v"], { encoding: "utf8" }).trim(),
    realpathSync(file),
  ]),
);

/** Ways in which a Node program asks for an address; each prints the answer. */
const nodeWays = {
  fetch: "console.log(await (await fetch(url)).text())",
  "https with an agent of its own": `
    const https = await import("node:https");
    https.get(url, { agent: new https.Agent({ keepAlive: false }) }, (answer) => answer.pipe(process.stdout));`,
  "http or https without any agent": `
    const { request } = await import(new URL(url).protocol.slice(0, -1));
    request(url, { agent: false }, (answer) => answer.pipe(process.stdout)).end();`,
  "a worker": `
    const { Worker } = await import("node:worker_threads");
    const code = "import('node:https').then(({ get }) => get(" + JSON.stringify(url) + ", (answer) => answer.pipe(process.stdout)))";
    new Worker(code, { eval: true });`,
  "a socket": `
    const { hostname } = new URL(url);
    const { connect } = await import("node:tls");
    const socket = connect(443, hostname, { servername: hostname }, () => {
      socket.write("GET /hello?a=%20 HTTP/1.1\\r\\nHost: " + hostname + "\\r\\nConnection: close\\r\\n\\r\\n");
    });
    let text = "";
    socket.on("data", (chunk) => (text += chunk)).on("end", () => console.log(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)));`,
};

const PYTHON = "import sys, urllib.request; print(urllib.request.urlopen(sys.argv[1]).read().decode())";

describe("intercepted clients", function () {
  this.timeout(60_000);
  const vendor = new VendorServer();
  const notes: string[] = [];
  let folder: string;
  let interceptor: Interceptor;
  let offline: Interceptor;

  before(async () => {
    execFileSync("bash", [fileURLToPath(new URL("../../../scripts/install-clients.sh", import.meta.url))]);
    folder = mkdtempSync(join(tmpdir(), "wt intercept "));
    const twins = [
      { name: "shop", url: await vendor.listen(), hosts: ["api.shop.example", "*.shops.example"] },
    ];
    const notify = (note: string) => void notes.push(note);
    const options = { twins, partition: null, folder: join(folder, "ca"), env: {}, notify };
    interceptor = await startInterceptor({ ...options, offline: false });
    offline = await startInterceptor({ ...options, offline: true, partition: "worker-1" });
  });
  after(() => {
    interceptor.close();
    offline.close();
    vendor.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => void notes.splice(0));

  const node = (file: string, code: string, url: string, env = interceptor.env) =>
    runClient([file, "--input-type=module", "-e", `const url = ${JSON.stringify(url)};${code}`], env);

  it("are Nodes of at least one version", () => assert(versions.size > 0));

  for (const [version, file] of versions)
    for (const [way, code] of Object.entries(nodeWays))
      it(`reach the twin from Node ${version} by ${way}`, async () => {
        const { stdout, stderr } = await node(file, code, "https://api.shop.example/hello?a=%20");
        assert.equal(stderr, "");
        const heard = JSON.parse(stdout);
        assert.equal(heard.url, "/hello?a=%20");
        assert.equal(heard.headers.host, "api.shop.example");
        assert.equal(heard.headers["x-wondertwin-origin"], "https://api.shop.example");
      });

  const others = {
    curl: (url: string) => ["curl", "-sS", url],
    Python: (url: string) => ["python3", "-c", PYTHON, url],
  };
  for (const [name, command] of Object.entries(others))
    for (const url of ["https://api.shop.example/hello", "http://one.shops.example:8080/hello"])
      it(`reach the twin from ${name} at ${url}`, async () => {
        const { stdout, stderr } = await runClient(command(url), offline.env);
        assert.equal(stderr, "");
        const { headers, ...heard } = JSON.parse(stdout);
        assert.equal(heard.url, "/hello");
        assert.equal(headers["x-wondertwin-origin"], new URL(url).origin);
        assert.equal(headers["x-wondertwin-partition"], "worker-1");
      });

  it("choose their partition where they do, whatever the run's is", async () => {
    const chosen = ["-H", "X-WonderTwin-Partition: mine"];
    const { stdout } = await runClient(["curl", "-sS", ...chosen, "https://api.shop.example/"], offline.env);
    assert.equal(JSON.parse(stdout).headers["x-wondertwin-partition"], "mine");
  });

  it("send curl's uploads as they are", async () => {
    const file = join(folder, "ca", "authority.pem");
    const { stdout } = await runClient(
      ["curl", "-sS", "-F", `file=@${file}`, "https://api.shop.example/files"],
      interceptor.env,
    );
    assert.match(JSON.parse(stdout).headers["content-type"], /^multipart\/form-data/);
  });

  it("reach other hosts untouched, verified by what their user trusts", async () => {
    const own = await projectAuthority(join(folder, "another", "ca"));
    const identity = await certificateFor(["localhost"], own);
    const server = createServer({ cert: identity.certificate, key: identity.key }, (_, response) =>
      response.end("untouched"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // A server that listens on a port has an address of this kind.
    const { port } = server.address() as AddressInfo;
    const url = `https://localhost:${port}/`;
    const curl = ["curl", "-sS", "--noproxy", "", "--cacert"];
    const trusting = await runClient(
      [...curl, join(folder, "another", "ca", "authority.pem"), url],
      offline.env,
    );
    assert.deepEqual([trusting.stdout, trusting.stderr], ["untouched", ""]);
    const without = await runClient(
      [...curl, String(interceptor.env["CURL_CA_BUNDLE"]), url],
      interceptor.env,
    );
    assert.match(without.stderr, /certificate/);
    server.close();
  });

  it("are refused other hosts when offline, and told so", async () => {
    const refusal = /wt run --offline refuses elsewhere\.example:443: no twin stands for it/;
    const curl = await runClient(["curl", "-sSv", "https://elsewhere.example/"], offline.env);
    assert.notEqual(curl.status, 0);
    assert.match(curl.stderr, refusal);
    const python = await runClient(["python3", "-c", PYTHON, "https://elsewhere.example/"], offline.env);
    assert.match(python.stderr, refusal);
    const plain = await runClient(["curl", "-sS", "http://elsewhere.example/"], offline.env);
    assert.equal(JSON.parse(plain.stdout).error.code, "refused_offline");
    assert.deepEqual(
      notes.map((note) => refusal.test(note) || note.includes("elsewhere.example")),
      [true, true],
    );
    for (const [, file] of versions) {
      const found = await node(
        file,
        nodeWays["https with an agent of its own"],
        "https://elsewhere.example/",
        offline.env,
      );
      assert.notEqual(found.status, 0);
      assert.match(found.stderr, refusal);
    }
  });

  it("tell their user where they do not trust the authority", async () => {
    const { CURL_CA_BUNDLE: _, SSL_CERT_FILE: _2, ...env } = interceptor.env;
    const { stderr } = await runClient(["curl", "-sS", "https://api.shop.example/"], env);
    assert.match(stderr, /certificate/);
    assert.match(notes.join(), /does not trust/);
  });

  it("do not start where Node's options were passed on without the settings", async () => {
    const { WT_INTERCEPT: _, ...env } = interceptor.env;
    const { status, stderr } = await runClient([process.execPath, "-e", "console.log(1)"], env);
    assert.notEqual(status, 0);
    assert.match(stderr, /WT_INTERCEPT is missing/);
  });
});
