import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import { notesModel } from "../testing/notes-api.ts";
import { replayAgainst } from "./replay-against.ts";

const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** Sends a request whose answer, an entity, is given back. */
function post(twin: Twin, url: string, form: Record<string, string>): { readonly id: string } {
  const { body } = twin.handle({
    method: "POST",
    url,
    headers: { authorization: "Bearer k1", ...FORM },
    body: Buffer.from(new URLSearchParams(form).toString()),
    baseUrl: "http://127.0.0.1:1",
  });
  return JSON.parse(String(body));
}

describe("a journal sent to another server", () => {
  let folder: string;
  let other: Twin;
  let url: URL;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "wondertwin-against-"));
    const twin = createTwin(notesModel(), { now: "2026-01-31T12:00:00Z", journal: { folder } });
    const author = post(twin, "/authors", { name: "Ada" });
    const note = post(twin, "/notes", { text: "One", author: author.id });
    post(twin, `/notes/${note.id}/publish`, {});
    post(twin, `/notes/${note.id}/publish`, {});
    post(twin, "/notes", { bogus: "1" });
    await twin.close();
    other = createTwin(notesModel(), { seed: "another", now: "2027-05-05T05:05:05Z" });
    url = new URL((await other.listen()).url);
  });
  afterEach(async () => {
    await other.close();
    rmSync(folder, { recursive: true });
  });

  it("finds no difference where only ids and times are others", async () => {
    const report = await replayAgainst(notesModel(), folder, { url, credentials: true });
    assert.equal(report.requests, 5);
    assert.deepEqual(report.differences, []);
    assert.equal(report.compared, "roles");
    assert.equal(Object.values(other.state("k1")["k1"]?.["note"] ?? {}).length, 1);
  });

  it("names what the other server says differently", async () => {
    const report = await replayAgainst(notesModel(), folder, {
      url: new URL("/elsewhere", url),
      credentials: true,
    });
    assert.equal(report.differing, 5);
    assert.deepEqual(report.differences[0], {
      n: 1,
      method: "POST",
      url: "/authors",
      what: "status",
      path: "",
      recorded: 200,
      replayed: 404,
    });
  });

  it("keeps recorded credentials to itself, unless it is told others or to send them", async () => {
    const withheld = await replayAgainst(notesModel(), folder, { url });
    assert.deepEqual([withheld.withheld, withheld.differing], [5, 5]);
    assert.deepEqual(
      other.captures().map(({ status, request }) => [status, request.headers["authorization"]]),
      Array.from({ length: 5 }, () => [401, undefined]),
    );
    other.reset();
    const told = await replayAgainst(notesModel(), folder, { url, authorization: "Bearer k2" });
    assert.deepEqual([told.withheld, told.differences], [undefined, []]);
    assert.deepEqual(other.partitions(), ["k2"]);
  });

  it("says so where nobody answers", async () => {
    await other.close();
    await assert.rejects(replayAgainst(notesModel(), folder, { url, credentials: true }), {
      code: "no_answer",
    });
    other = createTwin(notesModel());
  });
});
