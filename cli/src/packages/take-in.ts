import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type LockedTwin, TwinError } from "@wondertwin/framework/contracts";
import type { TwinStore } from "./twin-store.ts";
import { integrityOf, unpack } from "./unpack.ts";

/** Drafts older than this were left by an installation that was killed, in milliseconds. */
const ABANDONED_AFTER = 60 * 60 * 1000;
const DRAFT = ".draft-";

/**
 * Takes an archive into the store once it is proven to be the one that is locked.
 *
 * Throws `integrity_mismatch` when it is another, `archive_refused` when it holds another twin than it is named
 * for, and what `unpack` throws.
 */
export async function takeIn(
  store: TwinStore,
  { name, locked, archive }: { name: string; locked: LockedTwin; archive: Uint8Array },
): Promise<void> {
  if (integrityOf(archive) !== locked.integrity)
    throw new TwinError(
      "integrity_mismatch",
      `The archive of ${name} is not the one that was promised: its digest is another.`,
      { hint: "Tell whoever keeps the registry; nothing was installed." },
    );
  mkdirSync(store.path, { recursive: true });
  clearDrafts(store);
  const draft = join(store.path, `${DRAFT}${randomUUID()}`);
  mkdirSync(draft);
  try {
    const twin = await unpack(archive, draft, [locked.key]);
    if (twin.name !== name || twin.version !== locked.version)
      throw new TwinError(
        "archive_refused",
        `The archive of ${name}@${locked.version} holds ${twin.name}@${twin.version}.`,
        { hint: "Tell whoever keeps the registry; nothing was installed." },
      );
    moveIn(draft, store, locked);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function moveIn(draft: string, store: TwinStore, locked: LockedTwin): void {
  try {
    renameSync(draft, store.folderOf(locked));
  } catch (error) {
    // Another installation may have been faster: what is there has the same digest.
    if (!store.has(locked)) throw error;
  }
}

function clearDrafts({ path }: TwinStore): void {
  for (const name of readdirSync(path)) {
    if (!name.startsWith(DRAFT)) continue;
    const changed = statSync(join(path, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - changed > ABANDONED_AFTER) rmSync(join(path, name), { recursive: true, force: true });
  }
}
