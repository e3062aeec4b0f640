import { join } from "node:path";
import { type Manifest, TwinError } from "@wondertwin/framework/contracts";
import { readJsonObject } from "./read-json.ts";
import { isManifest, type Twin } from "./twin.ts";

/**
 * Reads the manifest in a twin's folder; `undefined` when there is none.
 *
 * Throws `twin_damaged` when it is not a manifest.
 */
export function readManifest(folder: string): Manifest | undefined {
  const file = join(folder, "manifest.json");
  const damaged = (cause?: unknown) =>
    new TwinError("twin_damaged", `${file} is not a twin's manifest.`, {
      hint: "Generate the twin again: wt generate.",
      cause,
    });
  let value: unknown;
  try {
    value = readJsonObject(file);
  } catch (error) {
    throw damaged(error);
  }
  if (value === undefined) return undefined;
  if (!isManifest(value)) throw damaged();
  return value;
}

/** The twin built into a folder; `undefined` when there is no manifest. */
export function readTwin(folder: string): Twin | undefined {
  const manifest = readManifest(folder);
  return manifest && { name: manifest.name, folder, summary: manifest };
}
