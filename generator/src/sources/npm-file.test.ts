import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DescriptionSource } from "@wondertwin/framework/contracts";
import { sha256 } from "../disk/sha256.ts";
import { withEnvironment } from "../testing/environment.ts";
import { type LocalRegistry, npmEnvironment, startLocalRegistry } from "../testing/local-registry.ts";
import { type PackedPackage, pack } from "../testing/pack.ts";
import { rejectsWith } from "../testing/rejects-with.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { fetchDescription } from "./fetch-description.ts";
import { SIZE_LIMIT } from "./size-limit.ts";

type NpmFile = Extract<DescriptionSource, { kind: "npm-file" }>;

describe("a description in an npm package", () => {
  const folder = temporaryFolder();
  // Large and hard to compress, so that half an archive is more than its header.
  const content = JSON.stringify({ noise: Array.from({ length: 20_000 }, (_, n) => sha256(String(n))) });
  let packed: PackedPackage;
  let registry: LocalRegistry;
  let source: NpmFile;
  let caches = 0;
  const emptyCache = () => join(folder, `cache-${caches++}`);
  const fetchInto = (cacheDir: string, changes: Partial<NpmFile> = {}) =>
    fetchDescription({ ...source, ...changes }, { cacheDir, baseDir: folder });

  before(async () => {
    packed = await pack(join(folder, "packed"), { "api.json": content, "package.json": "{}" });
    registry = await startLocalRegistry("acme", packed);
    source = {
      kind: "npm-file",
      package: "acme",
      version: "1.0.0",
      integrity: packed.integrity,
      path: "package/api.json",
      sha256: sha256(content),
    };
  });
  after(() => registry.close());
  beforeEach(() => {
    registry.sends = "whole";
    registry.requests = 0;
  });
  withEnvironment(() => npmEnvironment(registry.url, folder));

  it("comes from the registry npm is set to, and into the cache", async () => {
    const cacheDir = emptyCache();
    const told: string[] = [];
    const fetched = await fetchDescription(source, {
      cacheDir,
      baseDir: folder,
      onProgress: (line) => told.push(line),
    });
    assert.equal(Buffer.from(fetched.bytes).toString(), content);
    assert.equal(fetched.sha256, sha256(content));
    assert.deepEqual(readdirSync(cacheDir), [sha256(content)]);
    assert.deepEqual(told, ["Fetching package/api.json of acme@1.0.0"]);
    assert.ok(registry.requests > 0);
    assert.equal(existsSync(join(folder, "npm-cache")), false, "nothing else is written");
  });

  it("follows the project's .npmrc", async () => {
    const project = join(folder, "project");
    mkdirSync(project);
    writeFileSync(join(project, "package.json"), "{}");
    writeFileSync(join(project, ".npmrc"), "@acme:registry=http://127.0.0.1:1/\n");
    const scoped = { ...source, package: "@acme/api" };
    const fetched = fetchDescription(scoped, { cacheDir: emptyCache(), baseDir: project });
    await rejectsWith(fetched, "source_unreachable", "@acme/api@1.0.0", "127.0.0.1:1");
  });

  it("needs no network when the cache is good", async () => {
    const cacheDir = emptyCache();
    await fetchInto(cacheDir);
    registry.requests = 0;
    const fetched = await fetchInto(cacheDir);
    assert.equal(Buffer.from(fetched.bytes).toString(), content);
    assert.equal(registry.requests, 0);
  });

  it("is fetched again when the cached file is corrupt", async () => {
    const cacheDir = emptyCache();
    mkdirSync(cacheDir);
    const file = join(cacheDir, source.sha256);
    writeFileSync(file, content.slice(0, 100));
    const fetched = await fetchInto(cacheDir);
    assert.equal(Buffer.from(fetched.bytes).toString(), content);
    assert.equal(readFileSync(file, "utf8"), content);
  });

  it("may be fetched by several at once", async () => {
    const cacheDir = emptyCache();
    const fetched = await Promise.all([fetchInto(cacheDir), fetchInto(cacheDir), fetchInto(cacheDir)]);
    for (const { bytes } of fetched) assert.equal(Buffer.from(bytes).toString(), content);
    assert.deepEqual(readdirSync(cacheDir), [source.sha256]);
  });

  it("is refused when the package is another one", async () => {
    const cacheDir = emptyCache();
    const other = `sha512-${Buffer.alloc(64).toString("base64")}`;
    const fetched = fetchInto(cacheDir, { integrity: other });
    await rejectsWith(fetched, "source_integrity", "acme@1.0.0", other, packed.integrity);
    assert.equal(existsSync(cacheDir), false);
  });

  it("is refused when the file is another one", async () => {
    const cacheDir = emptyCache();
    const other = sha256("other");
    await rejectsWith(
      fetchInto(cacheDir, { sha256: other }),
      "source_digest",
      "package/api.json of acme@1.0.0",
      other,
      source.sha256,
    );
    assert.equal(existsSync(cacheDir), false);
  });

  it("must be in the package", async () => {
    const fetched = fetchInto(emptyCache(), { path: "package/missing.json" });
    await rejectsWith(fetched, "source_entry_missing", "acme@1.0.0", "package/missing.json");
  });

  it("is refused when the archive breaks off", async () => {
    registry.sends = "half";
    const cacheDir = emptyCache();
    await rejectsWith(fetchInto(cacheDir), "source_truncated", "acme@1.0.0");
    assert.equal(existsSync(cacheDir), false);
  });

  it("must not be larger than a description can be", async () => {
    const large = await pack(join(folder, "large"), { "api.json": " ".repeat(SIZE_LIMIT + 1) });
    const other = await startLocalRegistry("acme", large);
    process.env["npm_config_registry"] = other.url;
    try {
      const fetched = fetchInto(emptyCache(), { integrity: large.integrity });
      await rejectsWith(fetched, "source_too_large", "package/api.json of acme@1.0.0", String(SIZE_LIMIT));
    } finally {
      process.env["npm_config_registry"] = registry.url;
      await other.close();
    }
  });

  it("says so when there is no such version", async () => {
    await rejectsWith(fetchInto(emptyCache(), { version: "2.0.0" }), "source_unreachable", "acme@2.0.0");
  });

  describe("without a network", () => {
    withEnvironment(() => npmEnvironment("http://127.0.0.1:1", join(folder, "offline")));

    it("says which package cannot be had, and from where", async () => {
      await rejectsWith(fetchInto(emptyCache()), "source_unreachable", "acme@1.0.0", "127.0.0.1:1");
    });
  });
});
