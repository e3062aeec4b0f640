import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { send, start } from "../testing/notes-client.ts";
import { webhookSink } from "../testing/webhook-sink.ts";

describe("a twin that is started on its journal", () => {
  it("delivers what still waits as soon as it listens, before anyone asks it anything", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wondertwin-restart-"));
    await using sink = await webhookSink();
    try {
      const options = { webhook: { url: sink.url }, journal: { folder } };
      const first = start(options);
      send(first, "POST /notes", { form: { text: "One" } });
      // Deliveries leave behind this turn of the event loop, so that this one cannot have.
      await first.close();
      assert.deepEqual(sink.waiting, []);
      const second = start(options);
      await second.listen();
      assert.equal(JSON.parse((await sink.next()).body).data.text, "One");
      await second.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
