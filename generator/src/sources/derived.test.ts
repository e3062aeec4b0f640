import assert from "node:assert/strict";
import { join } from "node:path";
import type { DescriptionSource } from "@wondertwin/framework/contracts";
import { sha256 } from "../disk/sha256.ts";
import { withEnvironment } from "../testing/environment.ts";
import { type LocalRegistry, npmEnvironment, startLocalRegistry } from "../testing/local-registry.ts";
import { pack } from "../testing/pack.ts";
import { rejectsWith } from "../testing/rejects-with.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { fetchDescription } from "./fetch-description.ts";

type Derivable = Extract<DescriptionSource, { kind: "npm-derive" }>;

const types = `type Scalars = {
  ID: string;
};
type Query = {
  __typename?: "Query";
  id: Scalars["ID"];
};
type Mutation = {
  __typename?: "Mutation";
  id: Scalars["ID"];
};
`;

describe("a description derived from a package", () => {
  const folder = temporaryFolder();
  let registry: LocalRegistry;
  let source: Derivable;
  const fetching = (changes: Partial<Derivable>, cache = "cache") =>
    fetchDescription({ ...source, ...changes }, { cacheDir: join(folder, cache), baseDir: folder });

  before(async () => {
    const packed = await pack(join(folder, "packed"), {
      "types.d.ts": types,
      "other.d.ts": "export {};",
      "package.json": "{}",
    });
    registry = await startLocalRegistry("acme", packed);
    source = {
      kind: "npm-derive",
      package: "acme",
      version: "1.0.0",
      integrity: packed.integrity,
      paths: ["package/types.d.ts"],
      deriver: "graphql-codegen",
      sha256: "0".repeat(64),
    };
  });
  after(() => registry.close());
  withEnvironment(() => npmEnvironment(registry.url, folder));

  it("is pinned by its own digest, and kept by it", async () => {
    const error = await fetching({}).catch((thrown: Error) => thrown);
    const [, found = ""] = /found ([0-9a-f]{64})/.exec(String(error)) ?? [];
    const { bytes } = await fetching({ sha256: found });
    assert.equal(sha256(bytes), found);
    assert.match(Buffer.from(bytes).toString(), /type Query \{\n {2}id: ID!\n\}/);
    registry.requests = 0;
    await fetching({ sha256: found });
    assert.equal(registry.requests, 0);
  });

  it("names the file that does not fit, and the deriver that there is not", async () => {
    const paths = ["package/other.d.ts"];
    await rejectsWith(
      fetching({ paths }),
      "derivation_failed",
      "package/other.d.ts of acme@1.0.0",
      "Scalars",
    );
    await rejectsWith(fetching({ paths: ["package/gone/"] }), "source_entry_missing", "package/gone/");
    await rejectsWith(fetching({ deriver: "oracle" }), "unknown_deriver", "oracle");
  });
});
