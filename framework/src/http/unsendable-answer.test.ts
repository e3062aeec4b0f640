import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTwin } from "../engine/create-twin.ts";
import { notesModel } from "../testing/notes-api.ts";

describe("an answer that HTTP cannot carry", () => {
  it("costs itself alone, also where it leaves behind the journal", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wondertwin-unsendable-"));
    const model = notesModel();
    const headers = ({ path }: { readonly path: string }) => ({ "X-Path": path === "/notes" ? "→" : "fine" });
    const twin = createTwin(
      { ...model, vendor: { ...model.vendor, headers } },
      { journal: { folder, durability: "fsync" } },
    );
    try {
      const { url } = await twin.listen();
      const ask = (path: string) => fetch(url + path, { headers: { authorization: "Bearer k1" } });
      const [unsendable, fine] = await Promise.all([ask("/notes"), ask("/authors")]);
      assert.equal(unsendable.status, 500);
      assert.equal(fine.status, 200);
    } finally {
      await twin.close();
      rmSync(folder, { recursive: true });
    }
  });
});
