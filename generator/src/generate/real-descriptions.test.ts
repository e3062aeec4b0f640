import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DescriptionSource } from "@wondertwin/framework/contracts";
import { fetchDescription } from "../sources/fetch-description.ts";
import { type RunningTwin, runTwin } from "../testing/running-twin.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { cacheDir } from "./cache-dir.ts";
import { generateFrom } from "./generate-from.ts";
import type { TwinReport } from "./twin-report.ts";

interface RealDescription {
  readonly what: string;
  readonly source: Extract<DescriptionSource, { kind: "npm-file" }>;
  readonly operations: number;
  /** At least so many operations keep state. */
  readonly derived: number;
  /** A collection, and something to put into it. */
  readonly collection: string;
  readonly item: object;
}

const DESCRIPTIONS: readonly RealDescription[] = [
  {
    what: "Swagger 2.0 in JSON",
    source: {
      kind: "npm-file",
      package: "@okta/openapi",
      version: "2.15.0",
      integrity:
        "sha512-twwPLKMJ5HlEZvdL6n0TiOIYqJVihM7g3UI1oSKBm9mPb0Fv9BIFKVOOrloJ3LiEnhTOzkR8w16BdCxbPTVcjg==",
      path: "package/dist/spec.json",
      sha256: "f133015657d5784dfdfc8383f58183b1f4eaa9c71a1605788385147bbac91724",
    },
    operations: 340,
    derived: 200,
    collection: "/api/v1/groups",
    item: { profile: { name: "Admins" } },
  },
  {
    what: "OpenAPI 3.1 in YAML",
    source: {
      kind: "npm-file",
      package: "@figma/rest-api-spec",
      version: "0.43.0",
      integrity:
        "sha512-sbFm28WM8MsawyLSYO9Ddne+8xytWU5D7oCOOWyzRvLpd9InFHihC37dQBVJVzAVyT7HpwYtU4wlm+ALogC38g==",
      path: "package/openapi/openapi.yaml",
      sha256: "d0d7f955eecafa8166c8e0dd63ba10cc14c18677903c2b447921ba39eea5d598",
    },
    operations: 54,
    derived: 8,
    collection: "/v2/webhooks",
    item: {
      event_type: "FILE_UPDATE",
      context: "team",
      context_id: "1",
      endpoint: "https://hooks.example/",
      passcode: "secret",
    },
  },
];

const root = fileURLToPath(new URL("../../..", import.meta.url));

for (const { what, source, operations, derived, collection, item } of DESCRIPTIONS) {
  describe(`a twin of ${source.package} (${what})`, () => {
    const out = temporaryFolder();
    let report: TwinReport;
    let twin: RunningTwin;
    before(async () => {
      const { sha256 } = await fetchDescription(source, { cacheDir: cacheDir(root), baseDir: root });
      report = await generateFrom(join(cacheDir(root), sha256), { out, name: "real" });
      twin = await runTwin(out);
    });
    after(() => twin.stop());

    it("has every operation", () => {
      assert.equal(report.operations, operations);
      assert.ok(report.coverage.derived >= derived, JSON.stringify(report.coverage));
    });

    it("keeps what it is told", async () => {
      const created = await fetch(`${twin.url}${collection}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(item),
      });
      const text = await created.text();
      assert.ok(created.ok, text);
      const { id }: { id?: string } = JSON.parse(text);
      assert.ok(id);
      const found = await fetch(`${twin.url}${collection}/${id}`);
      assert.equal(await found.text(), text);
      assert.ok((await (await fetch(`${twin.url}${collection}`)).text()).includes(text));
      const removed = await fetch(`${twin.url}${collection}/${id}`, { method: "DELETE" });
      assert.ok(removed.ok, await removed.text());
      assert.equal((await fetch(`${twin.url}${collection}/${id}`)).status, 404);
    });
  });
}
