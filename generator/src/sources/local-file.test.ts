import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../disk/sha256.ts";
import { rejectsWith } from "../testing/rejects-with.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { fetchDescription } from "./fetch-description.ts";

describe("a description on this machine", () => {
  const baseDir = temporaryFolder();
  const cacheDir = join(baseDir, "cache");
  writeFileSync(join(baseDir, "api.json"), "{}");
  const read = (path: string, digest: string) =>
    fetchDescription({ kind: "file", path, sha256: digest }, { baseDir, cacheDir });

  it("is read from beside source.json", async () => {
    assert.equal(Buffer.from((await read("api.json", sha256("{}"))).bytes).toString(), "{}");
  });

  it("is refused when it has changed", () =>
    rejectsWith(read("api.json", sha256("[]")), "source_digest", "api.json", sha256("{}"), sha256("[]")));

  it("is refused when it is not there", () =>
    rejectsWith(read("other.json", sha256("{}")), "source_unreachable", join(baseDir, "other.json")));
});
