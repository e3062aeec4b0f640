import { existsSync } from "node:fs";
import { join } from "node:path";
import { LOCK_NAME, readLock } from "../packages/lock-file.ts";
import { settle } from "../packages/settle.ts";
import { TwinStore } from "../packages/twin-store.ts";
import { readTwin } from "./manifest-file.ts";
import type { Twin } from "./twin.ts";
import type { TwinsFolder } from "./twins-folder.ts";

/**
 * The twins that a project's `wondertwin.lock` names, as they lie in this user's store; `undefined` where the
 * folder has none.
 *
 * Throws `lock_invalid`.
 */
export function readLockedTwins(root: string, env: NodeJS.ProcessEnv): TwinsFolder | undefined {
  if (!existsSync(join(root, LOCK_NAME)) && !existsSync(join(root, ".wt", "install.json"))) return undefined;
  settle(root);
  const lock = readLock(root);
  if (lock === undefined) return undefined;
  const store = TwinStore.ofUser(env);
  const missing: string[] = [];
  const twins = Object.entries(lock.twins).flatMap(([name, locked]): Twin[] => {
    const folder = store.folderOf(locked);
    const twin = store.has(locked) ? readTwin(folder) : undefined;
    if (twin === undefined) missing.push(name);
    return twin === undefined ? [] : [{ ...twin, name, locked }];
  });
  return { path: root, twins, missing };
}
