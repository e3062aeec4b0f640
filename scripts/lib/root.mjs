import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The workspace's root folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The Node that the workspace pins; it exists once the packages are installed. */
export const pinnedNode = join(
  root,
  "node_modules/node/bin",
  process.platform === "win32" ? "node.exe" : "node",
);

/** @param {string[]} segments of a path below the root */
export const inRoot = (...segments) => join(root, ...segments);
