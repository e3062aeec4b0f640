import assert from "node:assert/strict";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import { notesModel } from "../testing/notes-api.ts";
import { speak } from "../testing/speak.ts";
import { createTwinModel } from "../twin/twin-model.ts";

/** A twin whose author made a mistake where failures are put into words. */
function clumsyTwin(): Twin {
  const { boot, detail, manifest, parts, vendor } = notesModel();
  const errors = () => {
    throw new Error("no words");
  };
  const loadLazy = () => detail.lazy;
  return createTwin(
    createTwinModel({ manifest, boot, loadLazy, parts: { ...parts, vendor: { ...vendor, errors } } }),
  );
}

describe("a twin as an application", () => {
  it("answers for a mistake that nothing else has caught, and goes on", async () => {
    const twin = clumsyTwin();
    const { url, port } = await twin.listen();
    try {
      const nowhere = () => fetch(`${url}/nowhere`, { method: "POST", body: "x" });
      const { error } = Object(await (await nowhere()).json());
      assert.equal(error.code, "internal");
      assert.match(error.message, /log says/);
      assert.equal((await nowhere()).status, 500);
      const foreign = await speak(port, "GET /notes HTTP/1.1\r\nHost: evil.example\r\n\r\n");
      assert.equal(foreign.status, 500);
      assert.equal((await speak(port, "garbage\r\n\r\n")).status, 500);
      assert.equal((await nowhere()).status, 500);
    } finally {
      await twin.close();
    }
  });
});
