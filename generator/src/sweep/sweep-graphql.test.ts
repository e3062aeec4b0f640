import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheDir } from "../generate/cache-dir.ts";
import { readSpecFolder } from "../generate/spec-folder.ts";
import { readGraphqlDescription } from "../graphql/graphql-description.ts";
import { fetchDescription } from "../sources/fetch-description.ts";
import { loadBuiltTwin } from "./built-twin.ts";
import { readHints } from "./hints.ts";
import { type GraphqlVerdict, sweepGraphql } from "./sweep-graphql.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const specs = await Promise.all(
  readdirSync(join(ROOT, "specs"))
    .filter((name) => existsSync(join(ROOT, "specs", name, "source.json")))
    .map((name) => readSpecFolder(join(ROOT, "specs", name))),
);

for (const { about, source, folder } of specs.filter((spec) => spec.about.format === "graphql")) {
  describe(`every field of the roots of ${about.name}`, function () {
    this.timeout(120_000);
    let verdicts: readonly GraphqlVerdict[] = [];
    let exceptions: { readonly [id: string]: string } = {};

    before(async () => {
      const { bytes } = await fetchDescription(source, { cacheDir: cacheDir(ROOT), baseDir: folder });
      const { schema } = readGraphqlDescription(bytes, about.name);
      const hints = await readHints(join(folder, "test", "sweep.json"));
      exceptions = hints.exceptions ?? {};
      verdicts = sweepGraphql(await loadBuiltTwin(join(ROOT, "twins", about.name)), schema, hints);
      assert.ok(verdicts.length > 0, "The twin has no operations, so nothing is shown.");
    });

    it("answers a good question as the schema says", function () {
      const wrong = verdicts.filter(({ notAnswered }) => notAnswered !== undefined);
      const told = wrong.filter(({ id }) => !(id in exceptions));
      assert.deepEqual(Object.fromEntries(told.map(({ id, notAnswered }) => [id, notAnswered])), {});
      assert.deepEqual(wrong.map(({ id }) => id).toSorted(), Object.keys(exceptions).toSorted());
      if (this.test) this.test.title += ` (${verdicts.length - wrong.length} of ${verdicts.length})`;
    });

    it("refuses what nobody has", function () {
      const wrong = verdicts.filter(({ notRejected }) => notRejected !== undefined);
      assert.deepEqual(Object.fromEntries(wrong.map(({ id, notRejected }) => [id, notRejected])), {});
      if (this.test) this.test.title += ` (${verdicts.length})`;
    });
  });
}
