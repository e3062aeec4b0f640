import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readLock } from "./packages/lock-file.ts";
import { proveInstalled } from "./packages/prove-installed.ts";
import { TwinStore } from "./packages/twin-store.ts";
import { dataOf, errorOf, listOf } from "./testing/envelope.ts";
import { PET_SHOP } from "./testing/pet-shop.ts";
import { Project } from "./testing/project.ts";
import { type Finished, runWt, startWt } from "./testing/run-wt.ts";

const KILLS = Number(process.env["WT_KILLS"] ?? 3);

describe("wt install", function () {
  this.timeout(120_000);
  let maker: Project;
  let registry: string;
  let key: string;
  let project: Project;
  let env: NodeJS.ProcessEnv;
  const servers: Server[] = [];

  before(async () => {
    maker = new Project();
    registry = join(maker.root, "registry");
    await release("1.0.0");
  });
  after(() => maker.remove());
  beforeEach(() => {
    project = new Project();
    rmSync(join(project.root, "twins"), { recursive: true });
    env = { WT_HOME: mkdtempSync(join(tmpdir(), "wt-home-")) };
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) server.close();
    await project.remove();
    rmSync(String(env["WT_HOME"]), { recursive: true });
  });

  const wt = (...args: string[]) => runWt([...args, "--json"], { cwd: project.root, env });
  const read = (name: string) => readFileSync(join(project.root, name), "utf8");
  const trust = (url: string, ...more: string[]) =>
    wt("registry", "add", "public", url, "--key", key, ...more);

  /** Makes a version of the shop's twin and publishes it. */
  async function release(version: string): Promise<void> {
    const description = JSON.parse(PET_SHOP);
    description.info.version = version;
    writeFileSync(join(maker.root, "petshop.json"), JSON.stringify(description));
    const home = { WT_HOME: join(maker.root, "home") };
    const make = (...args: string[]) => runWt([...args, "--json"], { cwd: maker.root, env: home });
    const made = await make("generate", "petshop.json", "--out", "shop", "--name", "shop", "--port", "0");
    assert.equal(made.status, 0, made.stdout);
    setVersion(version);
    const published = await make("publish", "./shop", "--to", registry);
    assert.equal(published.status, 0, published.stdout + published.stderr);
    key = String(dataOf(published)["key"]);
  }

  function setVersion(version: string): void {
    const file = join(maker.root, "shop", "manifest.json");
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), version }));
  }

  /** Serves the registry's folder. */
  async function serve(listener?: RequestListener): Promise<string> {
    const files: RequestListener = ({ url = "/" }, response) => {
      const file = join(registry, url);
      if (!existsSync(file)) response.writeHead(404).end();
      else response.end(readFileSync(file));
    };
    const server = createServer(listener ?? files).listen(0, "127.0.0.1");
    servers.push(server);
    await once(server, "listening");
    // A server that listens on a port has an address of this kind.
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  function fails(finished: Finished, code: string, status: number): void {
    assert.equal(errorOf(finished)["code"], code, finished.stdout);
    assert.equal(finished.status, status);
    assert(!existsSync(join(project.root, "wondertwin.lock")));
  }

  it("brings a twin in, locks it, and runs it with nothing but its own files and state in reach", async () => {
    await trust(registry);
    const installed = await wt("install", "shop");
    assert.deepEqual(listOf(dataOf(installed), "twins"), [
      { name: "shop", version: "1.0.0", tier: "community", fetched: true },
    ]);
    assert.deepEqual(JSON.parse(read("wondertwin.json")), { twins: { shop: { version: "^1.0.0" } } });
    const { twins } = JSON.parse(read("wondertwin.lock"));
    assert.equal(twins.shop.resolved, "shop/shop-1.0.0.tgz");

    const up = await wt("up", "shop", "--detach", "--durability", "fsync");
    const [{ url, pid } = {}] = listOf(dataOf(up), "twins");
    const made = await fetch(`${url}/pets`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"name":"Rex"}',
    });
    assert.equal(made.status, 201);
    if (process.platform === "linux")
      assert.match(readFileSync(`/proc/${pid}/cmdline`, "latin1"), /--permission\0--allow-fs-read=/);
    await wt("down");
    const again = await wt("up", "shop", "--detach");
    const pets = await fetch(`${listOf(dataOf(again), "twins")[0]?.["url"]}/pets`);
    assert.match(await pets.text(), /Rex/);
  });

  it("installs over the web, gives its token to nobody else, and works without the web afterwards", async () => {
    const asked: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      asked.push(request.headers.authorization);
      if (request.headers.authorization !== "Bearer t0k") response.writeHead(401).end();
      else response.end(readFileSync(join(registry, request.url ?? "")));
    });
    await trust(url);
    fails(await wt("install", "shop"), "registry_denied", 4);
    await trust(url, "--token", "t0k");
    assert.equal((await wt("install", "shop")).status, 0);
    assert.deepEqual(asked, [undefined, "Bearer t0k", "Bearer t0k"]);
    assert(!(await wt("registry", "list")).stdout.includes("t0k"));
    for (const server of servers.splice(0)) server.close();
    assert.equal((await wt("ci")).status, 0, "what is in the store needs no registry");
    assert.equal((await wt("install")).status, 0);
  });

  it("changes nothing of the project when the registry cannot be trusted", async () => {
    await wt("registry", "add", "public", registry);
    fails(await wt("install", "shop"), "key_unknown", 6);
    await trust(registry);
    const archive = join(registry, "shop", "shop-1.0.0.tgz");
    const whole = readFileSync(archive);
    writeFileSync(archive, Buffer.concat([whole, Buffer.from("x")]));
    fails(await wt("install", "shop"), "integrity_mismatch", 6);
    writeFileSync(archive, Buffer.from(whole).fill(0, 200, 210));
    fails(await wt("install", "shop"), "integrity_mismatch", 6);
    writeFileSync(archive, whole);
    assert.deepEqual(
      existsSync(join(String(env["WT_HOME"]), "store"))
        ? readdirSync(join(String(env["WT_HOME"]), "store"))
        : [],
      [],
    );
    assert.equal((await wt("install", "shop")).status, 0);
  });

  for (const [what, listener, code, status] of [
    [
      "answers with a page to sign in",
      (_, response) => response.end("<html>Sign in</html>"),
      "registry_damaged",
      6,
    ],
    [
      "sends elsewhere",
      (_, response) => response.writeHead(302, { location: "/x" }).end(),
      "registry_unreachable",
      3,
    ],
    ["fails", (_, response) => response.writeHead(500).end(), "registry_unreachable", 3],
    ["breaks off", (_, response) => response.socket?.destroy(), "registry_unreachable", 3],
    [
      "is of a format to come",
      (_, response) => response.end('{"schema_version":9,"twins":{}}'),
      "registry_damaged",
      6,
    ],
  ] as const satisfies readonly (readonly [string, RequestListener, string, number])[])
    it(`says so when the registry ${what}`, async () => {
      await trust(await serve(listener));
      fails(await wt("install", "shop"), code, status);
    });

  it("fetches nothing over a network without TLS", async () => {
    await trust("http://registry.example/twins");
    fails(await wt("install", "shop"), "registry_insecure", 2);
  });

  it("keeps what is locked until it is asked for more, and refuses a lockfile out of step", async () => {
    await trust(registry);
    await wt("install", "shop@1.0.0");
    await release("1.1.0");
    await wt("install");
    assert.equal(readLock(project.root)?.twins["shop"]?.version, "1.0.0");
    writeFileSync(
      join(project.root, "wondertwin.json"),
      '{ "note": "mine", "twins": { "shop": { "version": "^1.1", "port": 5 } } }',
    );
    const stale = await wt("ci");
    assert.equal(errorOf(stale)["code"], "lock_stale");
    assert.equal(stale.status, 2);
    await wt("install");
    assert.equal(readLock(project.root)?.twins["shop"]?.version, "1.1.0");
    await wt("install", "shop@^1.0.0");
    assert.deepEqual(JSON.parse(read("wondertwin.json")), {
      note: "mine",
      twins: { shop: { version: "^1.0.0", port: 5 } },
    });
    await wt("remove", "shop");
    assert.deepEqual(readLock(project.root)?.twins, {});
    assert.equal((await wt("remove", "shop")).status, 8);
  });

  it("never runs a twin that somebody changed, or one that is not there", async () => {
    await trust(registry);
    await wt("install", "shop@1.0.0");
    const locked = readLock(project.root)?.twins["shop"];
    assert(locked);
    const folder = TwinStore.ofUser(env).folderOf(locked);
    writeFileSync(join(folder, "index.js"), "export {};");
    const changed = await wt("up", "shop", "--detach");
    assert.equal(errorOf(changed)["code"], "twin_damaged");
    assert.match(String(errorOf(changed)["message"]), /index\.js is not the file that was signed/);
    assert.equal(changed.status, 6);
    rmSync(folder, { recursive: true });
    const gone = await wt("up", "shop", "--detach");
    assert.equal(errorOf(gone)["code"], "twin_not_installed");
    assert.equal((await wt("ci")).status, 0);
  });

  it("publishes a version once and for all, and packs the same bytes again", async () => {
    const home = { WT_HOME: join(maker.root, "home") };
    const make = (...args: string[]) => runWt([...args, "--json"], { cwd: maker.root, env: home });
    const [one, two] = [
      await make("pack", "./shop", "--out", "a.tgz"),
      await make("pack", "./shop", "--out", "b.tgz"),
    ];
    assert.equal(dataOf(one)["integrity"], dataOf(two)["integrity"]);
    assert.deepEqual(readFileSync(join(maker.root, "a.tgz")), readFileSync(join(maker.root, "b.tgz")));
    assert.equal(
      listOf(dataOf(await make("publish", "./shop", "--to", registry)), "twins")[0]?.["added"],
      false,
    );
    rmSync(join(maker.root, "home", "signing-key.json"));
    assert.equal(errorOf(await make("publish", "./shop", "--to", registry))["code"], "version_taken");
  });

  it(`leaves lockfile and store whole when it is killed at any of ${KILLS} instants`, async function () {
    this.timeout(30_000 + KILLS * 10_000);
    await trust(registry);
    await wt("install", "shop@1.0.0");
    const store = TwinStore.ofUser(env);
    const wanted = ["1.0.0", "1.1.0"];
    for (let round = 0; round < KILLS; round++) {
      const version = wanted[(round + 1) % 2];
      const { child, finished } = startWt(["install", `shop@${version}`], { cwd: project.root, env });
      // Spread over the time that an installation takes, most of them within it.
      await wait((round * 137) % 900);
      child.kill("SIGKILL");
      await finished;
      const status = await wt("catalog");
      assert.equal(status.status, 0, status.stdout);
      const locked = readLock(project.root)?.twins["shop"];
      assert(locked && wanted.includes(locked.version));
      await proveInstalled(store, "shop", locked);
      const { twins } = JSON.parse(read("wondertwin.json"));
      assert.equal(twins.shop.version, locked.version, "both files are old, or both are new");
    }
  });
});
