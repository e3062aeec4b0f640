import { join } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { TwinStore } from "../packages/twin-store.ts";
import { digestOf } from "./digest-of.ts";
import { readManifest } from "./manifest-file.ts";
import type { Twin } from "./twin.ts";

/**
 * Proves that a twin's folder holds the bytes that the registry and the manifest state, or an installed twin those
 * that were signed.
 *
 * Throws `twin_not_built` when there is no twin, `twin_damaged` when a file is missing or another, and what
 * `proveInstalled` throws.
 */
export async function checkIntegrity(twin: Twin): Promise<void> {
  const { locked, name } = twin;
  if (locked === undefined) {
    checkBuilt(twin);
    return;
  }
  const { proveInstalled } = await import("../packages/prove-installed.ts");
  await proveInstalled(TwinStore.ofUser(process.env), name, locked);
}

function checkBuilt(twin: Twin): void {
  const manifest = readManifest(twin.folder);
  if (manifest === undefined) {
    throw new TwinError("twin_not_built", `The ${twin.name} twin is not generated yet.`, {
      hint: `Generate it: wt generate ${twin.name}.`,
    });
  }
  if (twin.manifestDigest !== undefined) checkFile(twin, "manifest.json", twin.manifestDigest);
  for (const [name, digest] of Object.entries(manifest.files)) checkFile(twin, name, digest);
  if (!Object.hasOwn(manifest.files, "index.js")) throw damaged(twin, "its manifest does not list index.js");
}

function checkFile(twin: Twin, name: string, digest: string): void {
  const found = digestOf(join(twin.folder, name));
  if (found === undefined) throw damaged(twin, `${name} is missing`);
  if (found !== digest) throw damaged(twin, `${name} is not the file that was generated`);
}

function damaged(twin: Twin, what: string): TwinError {
  return new TwinError("twin_damaged", `The ${twin.name} twin in ${twin.folder} is damaged: ${what}.`, {
    hint:
      twin.manifestDigest === undefined
        ? "Generate it again with wt generate FILE --out."
        : `Generate it again: wt generate ${twin.name}.`,
  });
}
