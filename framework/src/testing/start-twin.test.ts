import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TwinError } from "../contracts/twin-error.ts";
import { listen } from "../http/listen.ts";
import { createTwin, startTwin } from "./start-twin.ts";

const NOON = "2026-01-31T12:00:00Z";

/** A twin's module as the generator writes it, of the made-up vendor. */
const twinModule = `
import { createTwin as create } from ${JSON.stringify(new URL("../engine/create-twin.ts", import.meta.url).href)};
import { notesModel } from ${JSON.stringify(new URL("./notes-api.ts", import.meta.url).href)};
const model = notesModel();
export const createTwin = (options) => create(model, options);
`;

async function createAuthor(url: string, key = "k1") {
  const response = await fetch(`${url}/authors`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: new URLSearchParams({ name: "Ada" }),
  });
  return Object(await response.json());
}

describe("startTwin", () => {
  let folder: string;
  const given = process.env["WT_TWINS_DIR"];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "twins-"));
    mkdirSync(join(folder, "notes"));
    writeFileSync(join(folder, "notes/index.js"), twinModule);
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    process.env["WT_TWINS_DIR"] = folder;
  });
  after(() => {
    if (given === undefined) delete process.env["WT_TWINS_DIR"];
    else process.env["WT_TWINS_DIR"] = given;
    rmSync(folder, { recursive: true });
  });

  it("listens on a free port of loopback until it is closed, which frees the port", async () => {
    const twin = await startTwin("notes");
    assert.equal(twin.url, `http://127.0.0.1:${twin.port}`);
    assert.equal(twin.host, "127.0.0.1");
    assert.equal((await createAuthor(twin.url)).name, "Ada");
    await twin.close();
    const again = createServer();
    await new Promise<void>((resolve, reject) => {
      again.once("error", reject).listen(twin.port, twin.host, resolve);
    });
    again.close();
  });

  it("stops the clock at `now`", async () => {
    await using twin = await startTwin("notes", { now: NOON });
    assert.equal((await createAuthor(twin.url)).created, Date.parse(NOON) / 1000);
  });

  it("gives the same ids for the same seed, and others for another", async () => {
    await using one = await startTwin("notes", { seed: "a", now: NOON });
    await using same = await startTwin("notes", { seed: "a", now: NOON });
    await using other = await startTwin("notes", { seed: "b", now: NOON });
    const author = await createAuthor(one.url);
    assert.deepEqual(await createAuthor(same.url), author);
    assert.notEqual((await createAuthor(other.url)).id, author.id);
  });

  it("keeps two twins of one process apart", async () => {
    await using one = await startTwin("notes");
    await using two = await startTwin("notes");
    assert.notEqual(one.port, two.port);
    await createAuthor(one.url);
    assert.equal(one.captures().length, 1);
    assert.equal(two.captures().length, 0);
    assert.deepEqual(Object.keys(two.state()), []);
  });

  it("closes at the end of the block that it is declared in", async () => {
    let url: string;
    {
      await using twin = await startTwin("notes");
      ({ url } = twin);
      await createAuthor(url);
    }
    await assert.rejects(createAuthor(url));
  });

  it("refuses a port that is in use, and names a twin that is not there", async () => {
    await using twin = await startTwin("notes");
    const { port } = twin;
    const failing = (code: string) => (error: unknown) => error instanceof TwinError && error.code === code;
    await assert.rejects(startTwin("notes", { port }), failing("port_in_use"));
    await assert.rejects(startTwin("quill"), failing("unknown_twin"));
    await assert.rejects(startTwin("notes", { now: "noon" }), failing("bad_time"));
  });

  it("puts a twin together that does not listen yet", async () => {
    const twin = await createTwin("notes");
    const server = (await import("node:http")).createServer(twin.app);
    const { url } = await listen(server, { port: 0, host: "127.0.0.1" });
    assert.equal((await createAuthor(url)).name, "Ada");
    server.close();
    server.closeAllConnections();
  });
});
