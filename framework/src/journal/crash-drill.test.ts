import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import { replayJournal } from "../replay/replay-journal.ts";
import { openWholeJournal } from "../replay/whole-journal.ts";
import { notesModel } from "../testing/notes-api.ts";

/** How often a twin is killed at each durability; a real drill sets `WT_KILLS=50`. */
const KILLS = Number(process.env["WT_KILLS"] ?? 3);
const CLIENTS = 12;
const PROCESS = fileURLToPath(new URL("../testing/notes-process.ts", import.meta.url));

/** What clients know of their notes: text by id of those that were answered, and all texts that were sent. */
interface Known {
  readonly answered: Map<string, string>;
  readonly sent: Set<string>;
}

async function startProcess(
  folder: string,
  durability: string,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ["--conditions=source", PROCESS, folder, durability], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  return { child, url: String(line).trim() };
}

/** Lets clients make notes until so many were answered, kills the twin then, and waits for its end. */
async function loadAndKill(folder: string, durability: string, known: Known): Promise<void> {
  const { child, url } = await startProcess(folder, durability);
  const ended = once(child, "exit");
  let left = 20 + Math.floor(Math.random() * 300);
  const client = async (): Promise<void> => {
    for (;;) {
      const text = `note ${known.sent.size}`;
      known.sent.add(text);
      const response = await fetch(`${url}/notes`, {
        method: "POST",
        headers: { authorization: "Bearer k1" },
        body: new URLSearchParams({ text }),
      });
      const { id } = Object(await response.json());
      known.answered.set(String(id), text);
      // The other clients' requests are on their way, or half written down.
      if (--left === 0) child.kill("SIGKILL");
    }
  };
  const clients = Array.from({ length: CLIENTS }, () => client().catch(() => "cut off"));
  assert.ok((await Promise.all(clients)).every((end) => end === "cut off"));
  const [, signal] = await ended;
  assert.equal(signal, "SIGKILL");
}

/** The notes a twin holds, text by id. */
function notesIn(twin: Twin): ReadonlyMap<string, string> {
  const notes = twin.state("k1")["k1"]?.["note"] ?? {};
  return new Map(Object.entries(notes).map(([id, note]) => [id, String(note["text"])]));
}

/** A twin to which the whole journal has been done again, without any snapshot. */
function redone(folder: string): Twin {
  const { header, records } = openWholeJournal(folder);
  const twin = createTwin(notesModel(), { ...(header.clock && { clock: header.clock }) });
  for (const record of records()) twin.repeat(record);
  return twin;
}

describe(`a twin killed ${KILLS} times under load`, function () {
  this.timeout(20_000 * KILLS);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wondertwin-crash-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  for (const durability of ["none", "write", "fsync"])
    it(`is what its journal says, at durability ${durability}`, async () => {
      const known: Known = { answered: new Map(), sent: new Set() };
      for (let kill = 0; kill < KILLS; kill++) {
        await loadAndKill(folder, durability, known);
        const recovered = createTwin(notesModel(), { journal: { folder } });
        assert.equal(recovered.recovery?.differing, 0);
        const notes = notesIn(recovered);
        assert.equal(JSON.stringify(recovered.state()), JSON.stringify(redone(folder).state()));
        await recovered.close();
        assert.equal(replayJournal(notesModel(), folder).differing, 0);

        const texts = [...notes.values()];
        assert.equal(new Set(texts).size, texts.length, "nothing is there twice");
        assert.ok(texts.every((text) => known.sent.has(text)));
        const lost = [...known.answered].filter(([id, text]) => notes.get(id) !== text);
        if (durability !== "none") assert.deepEqual(lost, [], "what was answered is there");
        const unanswered = notes.size + lost.length - known.answered.size;
        assert.ok(unanswered <= CLIENTS * (kill + 1), `${unanswered} notes beyond those answered`);
        // At durability none clients heard of notes that are no more, whose ids are given anew.
        for (const [id] of lost) known.answered.delete(id);
      }
      assert.ok(known.answered.size > 0);
    });
});
