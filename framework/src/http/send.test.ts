import assert from "node:assert/strict";
import { get, type IncomingMessage } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import type { FaultWish } from "../faults/fault-rule.ts";
import { notesModel } from "../testing/notes-api.ts";

interface Heard {
  readonly status: number | undefined;
  readonly body: string;
  /** In how many pieces the body came. */
  readonly pieces: number;
  readonly error: string | undefined;
}

/** Asks for a list of notes and hears what comes, whole or not. */
function hear(port: number, signal?: AbortSignal): Promise<Heard> {
  return new Promise((resolve) => {
    let status: number | undefined;
    const chunks: string[] = [];
    const end = (error?: NodeJS.ErrnoException) =>
      resolve({ status, body: chunks.join(""), pieces: chunks.length, error: error?.code });
    const heard = (response: IncomingMessage) => {
      status = response.statusCode;
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => chunks.push(chunk));
      response.on("error", end);
      response.on("end", () => end());
    };
    const headers = { authorization: "Bearer k1" };
    get({ port, path: "/notes", headers, agent: false, ...(signal && { signal }) }, heard).on("error", end);
  });
}

const EMPTY = '{"data":[],"more":false,"path":"/notes"}';

describe("an answer on its way", () => {
  let twin: Twin;
  let port: number;
  beforeEach(async () => {
    twin = createTwin(notesModel());
    ({ port } = await twin.listen());
  });
  afterEach(() => twin.close());

  const set = (wish: FaultWish) => twin.faults.add({ first: 1, ...wish });

  /** Asks, and comes back once the twin has taken the request: a fault is for the request that comes first. */
  async function begun(signal: AbortSignal): Promise<() => Promise<Heard>> {
    const before = twin.captures().length;
    const heard = hear(port, signal);
    while (twin.captures().length === before) await nextTurn();
    return () => heard;
  }

  it("arrives as it is where nothing is set", async () => {
    const { body, error, status } = await hear(port);
    assert.deepEqual({ body, error, status }, { body: EMPTY, error: undefined, status: 200 });
  });

  it("breaks off before anything of it arrives", async () => {
    set({ network: "reset" });
    assert.deepEqual(await hear(port), { status: undefined, body: "", pieces: 0, error: "ECONNRESET" });
    assert.equal((await hear(port)).status, 200);
  });

  it("never comes, however long the client waits", async () => {
    set({ network: "hang" });
    const waiting = new AbortController();
    const heard = await begun(waiting.signal);
    // By the time another request is answered this one would have been, too.
    assert.equal((await hear(port)).status, 200);
    waiting.abort();
    assert.equal((await heard()).error, "ABORT_ERR");
  });

  it("ends amid its body, though its head promises all of it", async () => {
    set({ network: "truncated" });
    const { body, error, status } = await hear(port);
    assert.equal(status, 200);
    assert.equal(body, EMPTY.slice(0, EMPTY.length >> 1));
    assert.equal(error, "ECONNRESET");
  });

  it("trickles, and arrives whole", async () => {
    set({ network: "slow", speed: 200 });
    const { body, error, pieces } = await hear(port);
    assert.equal(body, EMPTY);
    assert.equal(error, undefined);
    assert.ok(pieces > 1, String(pieces));
  });

  it("waits for its time, and is not sent to who has left", async () => {
    set({ latency: "10m" });
    const waiting = new AbortController();
    const heard = await begun(waiting.signal);
    assert.equal((await hear(port)).status, 200);
    waiting.abort();
    assert.equal((await heard()).status, undefined);
    twin.faults.add({ latency: 1 });
    assert.equal((await hear(port)).body, EMPTY);
  });
});
