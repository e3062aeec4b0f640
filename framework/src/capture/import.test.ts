import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Twin } from "../engine/twin.ts";
import { send, start } from "../testing/notes-client.ts";

describe("a recorded session among the captures", () => {
  function recorded(): { lines: string; bundle: string; twin: Twin } {
    const twin = start();
    twin.runs.start({ id: "r1" });
    send(twin, "POST /notes", { form: { text: "Grüße" } });
    send(twin, "GET /nowhere?a=1");
    const lines = twin
      .captures()
      .map((capture) => JSON.stringify(capture))
      .join("\n");
    return { lines, bundle: twin.runs.bundle("r1"), twin };
  }

  const told = (twin: Twin) =>
    twin.captures().map(({ method, url, status, at, wall, request, response }) => ({
      ...{ method, url, status, at, wall },
      ...{ asked: request.body, answered: response.body },
    }));

  for (const kind of ["captures", "bundle"] as const)
    it(`says what was recorded as ${kind}`, () => {
      const { lines, bundle, twin } = recorded();
      const other = start();
      const imported = other.importCaptures(kind === "bundle" ? bundle : lines);
      assert.deepEqual(imported, { imported: 2, kind });
      assert.deepEqual(told(other), told(twin));
      const [first] = other.captures();
      assert.deepEqual([first?.imported, first?.operation, first?.run], [true, "createNote", undefined]);
      assert.deepEqual(other.captures({ operation: "createNote" }).length, 1);
      assert.deepEqual(other.state(), {});
      assert.equal(other.capture(first?.id ?? 0)?.request.body, first?.request.body);
    });

  it("is read of an HTTP Archive", () => {
    const twin = start();
    const entry = {
      startedDateTime: "2026-02-01T00:00:00.000Z",
      time: 12.5,
      request: { method: "GET", url: "https://api.notes.example/notes?limit=1", headers: [], bodySize: 0 },
      response: { status: 200, headers: [{ name: "X-A", value: "1" }], content: { text: "{}", size: 2 } },
    };
    const kind = twin.importCaptures(JSON.stringify({ log: { entries: [entry] } }));
    assert.deepEqual(kind, { imported: 1, kind: "har" });
    const [capture] = twin.captures();
    assert.deepEqual(
      [capture?.url, capture?.duration_ms, capture?.operation],
      ["/notes?limit=1", 12.5, "listNotes"],
    );
    assert.equal(capture?.wall, Date.parse(entry.startedDateTime));
  });

  it("leaves everything as it is where it cannot be read", () => {
    const { bundle } = recorded();
    const twin = start();
    const [manifest = "", line = ""] = bundle.split("\n");
    for (const text of [
      "nothing",
      "{}",
      `${manifest.replace(":1}", ":9}")}\n`,
      `${manifest}\n${line.slice(9)}\n`,
    ])
      assert.throws(() => twin.importCaptures(text), { code: "recording_invalid" }, text);
    assert.deepEqual(twin.captures(), []);
  });

  it("is there after a restart, and counts like everything else", async () => {
    const { lines } = recorded();
    const folder = mkdtempSync(join(tmpdir(), "wondertwin-import-"));
    try {
      const first = start({ journal: { folder } });
      send(first, "GET /notes");
      first.importCaptures(lines);
      send(first, "GET /notes");
      const ids = first.captures().map(({ id }) => id);
      assert.deepEqual(ids, [1, 2, 3, 4]);
      await first.close();
      const second = start({ journal: { folder } });
      assert.deepEqual(told(second), told(first));
      await second.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("comes over HTTP", async () => {
    const { bundle } = recorded();
    const twin = start();
    try {
      const { url } = await twin.listen();
      const post = (recording: string) =>
        fetch(`${url}/_wt/captures`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ recording }),
        });
      assert.deepEqual(await (await post(bundle)).json(), { imported: 2, kind: "bundle" });
      assert.equal((await post("nothing")).status, 400);
    } finally {
      await twin.close();
    }
  });
});
