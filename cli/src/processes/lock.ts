import { TwinError } from "@wondertwin/framework/contracts";
import { lock } from "proper-lockfile";
import { makeStateFolder, type StateFolder } from "./state-folder.ts";

/** Milliseconds after which a lock whose holder no longer renews it is anyone's. */
export const STALE_AFTER = 5_000;

const RETRIES = { retries: 600, factor: 1.2, minTimeout: 25, maxTimeout: 100 };

/**
 * Does something while no other `wt` of this project starts or stops twins.
 *
 * Throws `locked` after about a minute of waiting and `lock_lost` when the lock was taken away meanwhile,
 * as after a suspended machine wakes up.
 */
export async function withLock<T>(folder: StateFolder, work: () => Promise<T>): Promise<T> {
  makeStateFolder(folder);
  let lost = false;
  const release = await acquire(folder, () => {
    lost = true;
  });
  try {
    return await work();
  } finally {
    if (!lost) await release();
    else refuseLostLock(folder);
  }
}

async function acquire(folder: StateFolder, onLost: () => void): Promise<() => Promise<void>> {
  try {
    return await lock(folder.path, {
      lockfilePath: folder.lock,
      stale: STALE_AFTER,
      update: 1_000,
      retries: RETRIES,
      onCompromised: onLost,
    });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ELOCKED")) throw error;
    throw new TwinError("locked", `Another wt is starting or stopping twins in ${folder.root}.`, {
      hint: "Wait for it, or see with wt doctor what holds the lock.",
      cause: error,
    });
  }
}

function refuseLostLock(folder: StateFolder): never {
  throw new TwinError("lock_lost", `Another wt took the lock on ${folder.path} meanwhile.`, {
    hint: "See with wt status what runs now.",
  });
}
