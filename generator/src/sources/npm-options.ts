import { createRequire } from "node:module";
import { dirname } from "node:path";
import Config from "@npmcli/config";
import npm from "@npmcli/config/lib/definitions/index.js";

/**
 * The user's npm configuration (registry or mirror, credentials, proxy, certificates) in the form that npm's
 * own libraries take; all but npm's cache, as descriptions have one of their own.
 *
 * Read from the environment and from the `.npmrc` files that npm would read in `folder`.
 */
export async function npmOptions(folder: string): Promise<Record<string, unknown>> {
  const config = new Config({
    npmPath: dirname(createRequire(import.meta.url).resolve("@npmcli/config/package.json")),
    definitions: npm.definitions,
    shorthands: npm.shorthands,
    flatten: npm.flatten,
    nerfDarts: npm.nerfDarts,
    argv: [],
    cwd: folder,
    // A copy: loading writes npm's own variables into it.
    env: { ...process.env },
    warn: false,
  });
  await config.load();
  const { cache: _cache, ...options } = config.flat;
  return { ...options, ...PATIENCE };
}

/** npm waits 10 and then 60 seconds before it tries again; somebody is looking at a prompt here. */
const PATIENCE = { fetchRetryMintimeout: 500, fetchRetryMaxtimeout: 4000 };
