import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { createTwin } from "../engine/create-twin.ts";
import type { TwinRequest } from "../pipeline/exchange.ts";
import { openWholeJournal } from "../replay/whole-journal.ts";
import { notesModel } from "../testing/notes-api.ts";
import { NOON } from "../testing/notes-client.ts";
import { JournalFiles } from "./journal-files.ts";
import { readJournal } from "./read-journal.ts";

const text = fc.string({ unit: "binary" });
const word = fc.stringMatching(/^[a-z-]{1,8}$/);

/** Requests of every kind, most of which no vendor would understand; some in a row say the same of themselves. */
const requests: fc.Arbitrary<readonly TwinRequest[]> = fc.array(
  fc.record(
    {
      method: fc.constantFrom("GET", "POST", "DELETE", "BREW"),
      url: fc.oneof(
        fc.constant("/notes"),
        text.map((path) => `/${encodeURI(path.toWellFormed())}`),
      ),
      headers: fc.oneof(
        fc.constant({ authorization: "Bearer k1", "content-type": "application/x-www-form-urlencoded" }),
        fc.dictionary(word, fc.oneof(text, fc.array(text, { maxLength: 3 })), {
          maxKeys: 4,
          noNullPrototype: true,
        }),
      ),
      body: fc.uint8Array({ maxLength: 40 }),
      baseUrl: fc.constantFrom("http://127.0.0.1:1", "http://localhost:2/prefix"),
    },
    { noNullPrototype: true },
  ),
  { maxLength: 12 },
);

describe("what is read from a journal", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wondertwin-read-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is what was asked, byte for byte, whatever it was; also of a file that ends anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(requests, fc.double({ min: 0, max: 1, noNaN: true }), async (asked, part) => {
        const journal = { folder, fresh: true, rotateAfter: 5 };
        const twin = createTwin(notesModel(), { now: NOON, journal });
        for (const request of asked) twin.handle(request);
        await twin.close();
        const records = [...openWholeJournal(folder).records()];
        const read = records.map((record) => {
          assert.equal(record.kind, "request");
          const { method, url, headers, body, baseUrl } = record;
          return { method, url, headers, body: new Uint8Array(Buffer.from(body, "latin1")), baseUrl };
        });
        assert.deepEqual(read, asked);

        const file = new JournalFiles(folder).journal(1);
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length * part)));
        const cut = readJournal(file)?.records ?? [];
        assert.deepEqual(cut, records.slice(0, cut.length));
      }),
      { numRuns: 60 },
    );
  });
});
