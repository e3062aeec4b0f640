import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type LockedTwin, TwinError } from "@wondertwin/framework/contracts";
import { isMissing } from "../project/read-json.ts";
import { verify } from "./signing-key.ts";
import type { TwinStore } from "./twin-store.ts";
import { integrityOf, readList, SIGNATURE } from "./unpack.ts";

/**
 * Proves that an installed twin is byte for byte what was signed by the key that the lockfile names.
 *
 * Throws `twin_not_installed`, `signature_invalid`, and `twin_damaged` with the file's name.
 */
export async function proveInstalled(store: TwinStore, name: string, locked: LockedTwin): Promise<void> {
  const folder = store.folderOf(locked);
  const signature = read(join(folder, SIGNATURE));
  if (signature === undefined)
    throw new TwinError("twin_not_installed", `The ${name} twin is locked but not installed here.`, {
      hint: "Install what is locked: wt ci.",
    });
  const { bytes } = await verify(signature.toString("latin1").trim(), [locked.key]);
  const twin = readList(Buffer.from(bytes));
  if (twin.name !== name || twin.version !== locked.version)
    throw damaged(folder, name, `it is ${twin.name}@${twin.version}, not ${name}@${locked.version}`);
  for (const [path, { integrity }] of Object.entries(twin.files)) {
    const content = read(join(folder, path));
    if (content === undefined) throw damaged(folder, name, `${path} is missing`);
    if (integrityOf(content) !== integrity)
      throw damaged(folder, name, `${path} is not the file that was signed`);
  }
}

function damaged(folder: string, name: string, what: string): TwinError {
  return new TwinError("twin_damaged", `The installed ${name} twin is damaged: ${what}.`, {
    hint: `Remove ${folder} and install it again: wt ci.`,
  });
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
