import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DescriptionSource } from "@wondertwin/framework/contracts";
import { cacheDir } from "../generate/cache-dir.ts";
import { generateFrom } from "../generate/generate-from.ts";
import { fetchDescription } from "../sources/fetch-description.ts";
import { type RunningTwin, runTwin } from "../testing/running-twin.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** A published schema of 1,300 types: a file in a package. */
const source: DescriptionSource = {
  kind: "npm-file",
  package: "@octokit/graphql-schema",
  version: "15.26.1",
  integrity:
    "sha512-RFDC2MpRBd4AxSRvUeBIVeBU7ojN/SxDfALUd7iVYOSeEK3gZaqR2MGOysj4Zh2xj2RY5fQAUT+Oqq7hWTraMA==",
  path: "package/schema.graphql",
  sha256: "3c62d0526d133cee53221c89de9b455ade24db78b9e7ad56d642c4c15bce2654",
  licence: "MIT",
};

describe("a twin of a published GraphQL schema alone", function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  let twin: RunningTwin;

  const ask = async (query: string) => {
    const response = await fetch(`${twin.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    // The answer of a GraphQL server.
    return (await response.json()) as { data?: unknown; errors?: readonly { message: string }[] };
  };

  before(async () => {
    const { bytes } = await fetchDescription(source, { cacheDir: cacheDir(ROOT), baseDir: ROOT });
    const file = join(folder, "published.graphql");
    writeFileSync(file, bytes);
    const out = join(folder, "twin");
    const report = await generateFrom(file, { out });
    assert.ok(report.operations > 250, String(report.operations));
    assert.ok(report.coverage.derived > 30, JSON.stringify(report.coverage));
    twin = await runTwin(out);
  });
  after(() => twin?.stop());

  it("answers what the schema describes", async () => {
    const { data, errors } = await ask(
      "{ viewer { login repositories(first: 3) { totalCount nodes { name } } } rateLimit { limit } licenses { key } }",
    );
    assert.equal(errors, undefined);
    assert.deepEqual(data, {
      viewer: { login: "", repositories: { totalCount: 0, nodes: [] } },
      rateLimit: null,
      licenses: [],
    });
  });

  it("has words for what it does not", async () => {
    const { errors = [] } = await ask("{ viewer { logins } }");
    assert.match(
      errors[0]?.message ?? "",
      /Cannot query field "logins" on type "User". Did you mean "login"/,
    );
  });
});
