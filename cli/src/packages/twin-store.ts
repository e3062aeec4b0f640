import { existsSync } from "node:fs";
import { join } from "node:path";
import type { LockedTwin } from "@wondertwin/framework/contracts";
import { userFolder } from "../project/user-folder.ts";

/**
 * Where installed twins lie on this machine, each in a folder named by its archive's digest. A folder is there
 * wholly or not at all, and never changes.
 */
export class TwinStore {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** The store of this user. */
  static ofUser(env: NodeJS.ProcessEnv): TwinStore {
    return new TwinStore(join(userFolder(env), "store"));
  }

  folderOf({ integrity }: Pick<LockedTwin, "integrity">): string {
    return join(this.path, Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex"));
  }

  has(twin: Pick<LockedTwin, "integrity">): boolean {
    return existsSync(this.folderOf(twin));
  }
}
