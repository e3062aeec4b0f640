import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An empty folder for one test file, removed when its tests are done; call it within `describe`. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "wondertwin-test-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
