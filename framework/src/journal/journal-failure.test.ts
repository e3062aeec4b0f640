import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs, { existsSync, mkdtempSync, rmSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { EXIT } from "../contracts/process.ts";
import type { TwinError } from "../contracts/twin-error.ts";
import { createTwin } from "../engine/create-twin.ts";
import type { JournalOptions } from "../engine/keeper.ts";
import type { Twin } from "../engine/twin.ts";
import { notesModel } from "../testing/notes-api.ts";
import { NOON } from "../testing/notes-client.ts";
import { webhookSink } from "../testing/webhook-sink.ts";

const { readFileSync, writeFileSync, writeSync } = fs;
const real = { writeFileSync, writeSync };

/** Puts other functions in place of the file system's, for whoever calls them from now on. */
function replaceDisk(functions: Partial<typeof fs>): void {
  Object.assign(fs, functions);
  syncBuiltinESMExports();
}

const full = (): never => {
  throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
};

interface Answer {
  readonly status: number;
  readonly body: { readonly error?: { readonly message?: string } };
}

async function post(url: string, note: string): Promise<Answer> {
  const response = await fetch(`${url}/notes`, {
    method: "POST",
    headers: { authorization: "Bearer k1" },
    body: new URLSearchParams({ text: note }),
  });
  return { status: response.status, body: Object(await response.json()) };
}

const textsOf = (twin: Twin): readonly unknown[] =>
  Object.values(twin.state("k1")["k1"]?.["note"] ?? {}).map((note) => note["text"]);

describe("a journal that can be written no more", () => {
  let folder: string;
  let failures: TwinError[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wondertwin-full-"));
    failures = [];
  });
  afterEach(() => {
    replaceDisk(real);
    rmSync(folder, { recursive: true });
  });

  const open = (journal: Partial<JournalOptions> = {}, url?: string) =>
    createTwin(notesModel(), {
      now: NOON,
      ...(url !== undefined && { webhook: { url } }),
      journal: { folder, ...journal },
      onFailure: (failure) => void failures.push(failure),
    });

  for (const [how, durability, broken] of [
    ["the disk is full", "write", { writeSync: full }],
    ["the disk takes half a record", "write", { writeSync: halfOf(real.writeSync) }],
    ["the disk fails to keep what it took", "fsync", { writeSync: losing(real.writeSync) }],
  ] as const)
    it(`answers that to everyone, and keeps what it had answered, where ${how}`, async () => {
      const twin = open({ durability });
      const { url } = await twin.listen();
      assert.equal((await post(url, "kept")).status, 200);
      replaceDisk(broken);
      const answers = await Promise.all([post(url, "lost"), post(url, "lost too")]);
      answers.push(await post(url, "too late"));
      replaceDisk(real);
      answers.push(await post(url, "and so is this"));
      for (const { status, body } of answers) {
        assert.equal(status, 500);
        assert.match(String(body.error?.message), /cannot write its journal .*journal-0+1\.jsonl: E/);
      }
      assert.throws(() => twin.advance("1d"), { code: "journal_failed", hint: /start the twin again/ });
      const json = { "content-type": "application/json" };
      const control = await fetch(`${url}/_wt/reset`, { method: "POST", headers: json, body: "{}" });
      assert.equal(control.status, 503);
      assert.deepEqual(failures.length, 1);
      await twin.close();

      const again = open();
      assert.deepEqual(textsOf(again), ["kept"]);
      assert.deepEqual(again.recovery, { last: 1, replayed: 1, differing: 0, torn: 0 });
      await again.close();
    });

  it("tells nobody of events that come to nothing", async () => {
    await using sink = await webhookSink();
    const twin = open({ durability: "fsync" }, sink.url);
    const { url } = await twin.listen();
    await post(url, "kept");
    assert.equal(JSON.parse((await sink.next()).body).data.text, "kept");
    replaceDisk({ writeSync: losing(real.writeSync) });
    await post(url, "lost");
    await twin.close();
    assert.deepEqual(sink.waiting, []);
  });

  it("is told to who does something to the twin from outside its API", async () => {
    const twin = open();
    replaceDisk({ writeSync: full });
    assert.throws(() => twin.plant("note", { text: "lost" }, "k1"), { code: "journal_failed" });
    replaceDisk(real);
    await twin.close();
    const again = open();
    assert.deepEqual(again.partitions(), []);
    await again.close();
  });

  it("ends the twin also where only the state cannot be saved", async () => {
    const twin = open({ rotateAfter: 2 });
    const { url } = await twin.listen();
    await post(url, "one");
    replaceDisk({ writeFileSync: full });
    assert.equal((await post(url, "two")).status, 200);
    assert.equal((await post(url, "three")).status, 500);
    replaceDisk(real);
    await twin.close();
    assert.match(String(failures[0]?.message), /snapshot-0+2\.json: ENOSPC/);
    const again = open();
    assert.deepEqual(textsOf(again), ["one", "two"]);
    await again.close();
  });

  it("keeps a twin from starting, and says where", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const error = { name: "TwinError", code: "journal_failed", message: /journal .*file/ };
    assert.throws(() => open({ folder: join(file, "below") }), error);
    replaceDisk({ writeFileSync: full });
    assert.throws(() => open(), { ...error, message: /ENOSPC/ });
  });

  it("ends the twin's process with a word on what to do", async function () {
    if (process.platform === "win32") this.skip();
    this.timeout(20_000);
    const script = join(folder, "index.ts");
    const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
    writeFileSync(
      script,
      `import { runTwin } from ${url("../process/run-twin.ts")};
       import { notesModel } from ${url("../testing/notes-api.ts")};
       runTwin(import.meta.url, notesModel);`,
    );
    const state = join(folder, "state");
    const ready = join(folder, "ready.json");
    const args = ["--conditions=source", script, "--port", "0", "--state-dir", state, "--ready-file", ready];
    args.push("--journal-mb", "1");
    // No file may be larger than 8 blocks of 512 or 1,024 bytes.
    const child = spawn("sh", ["-c", 'ulimit -f 8; exec "$0" "$@"', process.execPath, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = text(child.stderr);
    const ended = once(child, "exit");
    await once(child.stdout, "data");
    const { url: address } = JSON.parse(readFileSync(ready, "utf8"));
    const kept: string[] = [];
    let refused: Answer | undefined;
    while (!refused) {
      const note = `note ${kept.length} ${"x".repeat(200)}`;
      const answer = await post(address, note);
      if (answer.status === 200) kept.push(note);
      else refused = answer;
    }
    assert.match(String(refused.body.error?.message), /EFBIG/);
    assert.deepEqual(await ended, [EXIT.runtime, null]);
    assert.match(await said, /^The twin cannot write its journal .*: EFBIG.*\. Make room .*\n$/);
    assert.ok(kept.length > 5 && existsSync(state));
    const again = createTwin(notesModel(), { seed: "notes", journal: { folder: state } });
    assert.deepEqual(textsOf(again), kept);
    await again.close();
  });
});

/** Writes half of what it is given at first, and nothing more. */
function halfOf(write: typeof fs.writeSync): typeof fs.writeSync {
  let isFirst = true;
  const half = (file: number, bytes: NodeJS.ArrayBufferView): number => {
    if (!isFirst) return full();
    isFirst = false;
    return write(file, bytes, 0, Math.ceil(bytes.byteLength / 2));
  };
  // Of the ways to call it the journal uses this one.
  return half as typeof fs.writeSync;
}

/** Writes all it is given, and then says that the disk did not keep it. */
function losing(write: typeof fs.writeSync): typeof fs.writeSync {
  const lose = (file: number, bytes: NodeJS.ArrayBufferView): number => {
    write(file, bytes);
    throw new Error("EIO: i/o error, write");
  };
  // Of the ways to call it the journal uses this one.
  return lose as typeof fs.writeSync;
}
