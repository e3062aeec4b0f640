import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type LockedTwin, TwinError } from "@wondertwin/framework/contracts";
import { isMissing } from "../project/read-json.ts";
import { verify } from "./signing-key.ts";
import { integrityOf, LIST, readList, SIGNATURE, type Unpacked, unpack } from "./unpack.ts";

/** Drafts older than this were left by an installation that was killed. */
const ABANDONED_AFTER = 60 * 60 * 1000;

/**
 * Where installed twins lie on this machine, each in a folder named by its archive's digest. A folder is there
 * wholly or not at all, and never changes.
 */
export class TwinStore {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** The store of this user: `WT_HOME`, else `.wondertwin` in the home folder. */
  static ofUser(env: NodeJS.ProcessEnv): TwinStore {
    return new TwinStore(join(userFolder(env), "store"));
  }

  folderOf(integrity: string): string {
    return join(this.path, Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex"));
  }

  has({ integrity }: Pick<LockedTwin, "integrity">): boolean {
    return existsSync(join(this.folderOf(integrity), LIST));
  }

  /**
   * Takes an archive in.
   *
   * Throws `integrity_mismatch` when it is not the archive that was promised, and what `unpack` throws.
   */
  async add(archive: Uint8Array, integrity: string, trusted: readonly string[]): Promise<Unpacked> {
    if (integrityOf(archive) !== integrity)
      throw new TwinError(
        "integrity_mismatch",
        "The archive is not the one that was promised: its digest is another.",
        {
          hint: "Tell whoever keeps the registry; nothing was installed.",
        },
      );
    mkdirSync(this.path, { recursive: true });
    this.#clearDrafts();
    const draft = join(this.path, `.draft-${randomUUID()}`);
    mkdirSync(draft);
    try {
      const unpacked = await unpack(archive, draft, trusted);
      const folder = this.folderOf(integrity);
      try {
        renameSync(draft, folder);
      } catch (error) {
        // Another installation may have been faster: what is there has the same digest.
        if (!existsSync(join(folder, LIST))) throw error;
      }
      return unpacked;
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }

  /**
   * Proves that an installed twin is byte for byte what was signed by the key the lockfile names; gives its folder.
   *
   * Throws `twin_not_installed`, `signature_invalid`, and `twin_damaged` with the file's name.
   */
  async prove(name: string, { integrity, key }: Pick<LockedTwin, "integrity" | "key">): Promise<string> {
    const folder = this.folderOf(integrity);
    const signature = read(join(folder, SIGNATURE));
    if (signature === undefined)
      throw new TwinError("twin_not_installed", `The ${name} twin is locked but not installed here.`, {
        hint: "Install what is locked: wt ci.",
      });
    const { bytes } = await verify(signature.toString("latin1").trim(), [key]);
    const { files } = readList(Buffer.from(bytes));
    for (const [path, file] of Object.entries(files)) {
      const content = read(join(folder, path));
      if (content !== undefined && integrityOf(content) === file.integrity) continue;
      const what = content === undefined ? "is missing" : "is not the file that was signed";
      throw new TwinError("twin_damaged", `${path} of the installed ${name} twin ${what}.`, {
        hint: `Remove ${folder} and install it again: wt ci.`,
      });
    }
    return folder;
  }

  #clearDrafts(): void {
    for (const name of readdirSync(this.path)) {
      if (!name.startsWith(".draft-")) continue;
      const path = join(this.path, name);
      if (Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > ABANDONED_AFTER)
        rmSync(path, { recursive: true, force: true });
    }
  }
}

/** The folder of this user's that `wt` keeps things in. */
export function userFolder(env: NodeJS.ProcessEnv): string {
  const named = env["WT_HOME"];
  return named === undefined || named === "" ? join(homedir(), ".wondertwin") : named;
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
