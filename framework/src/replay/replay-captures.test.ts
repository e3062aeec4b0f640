import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Capture } from "../capture/capture.ts";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import { notesModel } from "../testing/notes-api.ts";
import { replayCaptures } from "./replay-captures.ts";

/** Captures of a session in which ids of answers are used again. */
function recorded(): readonly Capture[] {
  const twin = createTwin(notesModel(), { now: "2026-01-31T12:00:00Z", seed: "one" });
  const send = (method: string, url: string, form: Record<string, string> = {}) => {
    const { body } = twin.handle({
      method,
      url,
      headers: { authorization: "Bearer k1", "content-type": "application/x-www-form-urlencoded" },
      body: Buffer.from(new URLSearchParams(form).toString()),
      baseUrl: "http://127.0.0.1:1",
    });
    return String(JSON.parse(String(body)).id);
  };
  const author = send("POST", "/authors", { name: "Ada" });
  const note = send("POST", "/notes", { text: "Öne", author });
  send("GET", `/notes/${note}`);
  send("POST", `/notes/${note}/publish`);
  send("GET", "/nowhere");
  return twin.captures();
}

describe("captures sent to a server", () => {
  let folder: string;
  let twin: Twin;
  let target: { readonly url: URL; readonly authorization: string };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "wondertwin-captures-"));
    twin = createTwin(notesModel(), { seed: "another" });
    target = { url: new URL((await twin.listen()).url), authorization: "Bearer k7" };
  });
  afterEach(async () => {
    await twin.close();
    rmSync(folder, { recursive: true });
  });

  function written(captures: readonly object[]): string {
    const file = join(folder, "session.jsonl");
    writeFileSync(file, captures.map((each) => `${JSON.stringify(each)}\n`).join(""));
    return file;
  }

  it("are answered the same by role, with a secret in the place of the one left out", async () => {
    const report = await replayCaptures(written(recorded()), target);
    assert.deepEqual(report.differences, []);
    assert.equal(report.requests, 5);
    assert.equal(report.recording.kind, "captures");
    assert.deepEqual(Object.keys(twin.state()), ["k7"]);
  });

  it("tell what is said differently", async () => {
    const captures = recorded().map((each) =>
      each.url === "/notes" ? { ...each, response: { ...each.response, body: '{"text":"Two"}' } } : each,
    );
    const { differences } = await replayCaptures(written(captures), target);
    assert.deepEqual(differences[0], {
      n: 2,
      method: "POST",
      url: "/notes",
      what: "body",
      path: "/text",
      recorded: "Two",
      replayed: "Öne",
    });
  });

  it("leave out requests that were not recorded to their end", async () => {
    const [first, ...others] = recorded();
    const cut = { ...first, request: { ...first?.request, truncated_from: 70_000 } };
    const report = await replayCaptures(written([cut, ...others]), target);
    assert.equal(report.incomplete, 1);
    assert.equal(report.requests, 4);
  });

  it("are refused where the file holds something else", async () => {
    await assert.rejects(replayCaptures(written([...recorded(), { id: 1 }]), target), {
      code: "recording_invalid",
      message: "Line 6 is no capture.",
    });
    await assert.rejects(replayCaptures(join(folder, "none"), target), { code: "file_not_found" });
    assert.deepEqual(twin.state(), {});
  });
});
