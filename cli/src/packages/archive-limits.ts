/** The most that an archive may hold; beyond it is not a twin. */
export const LIMITS = {
  /** Bytes of the archive itself. */
  archive: 64 * 1024 * 1024,
  files: 1_000,
  /** Bytes of all files together. */
  unpacked: 256 * 1024 * 1024,
  pathLength: 200,
} as const;

/** Names that some systems give a meaning of their own. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Why a path must not be unpacked; `undefined` when it may.
 *
 * Only plain relative paths of ordinary characters are taken: what is written must lie in the folder, and be
 * the same file on every system.
 */
export function refusalOf(path: string): string | undefined {
  if (path.length > LIMITS.pathLength) return "its path is too long";
  if (!/^[A-Za-z0-9._@+/-]+$/.test(path)) return "its path has characters that are not taken";
  const segments = path.split("/");
  if (segments.some((segment) => segment === "" || segment === "." || segment === ".."))
    return "its path leaves the folder or is not plain";
  if (segments.some((segment) => RESERVED.test(segment) || segment.endsWith(".")))
    return "its path is no file's name on every system";
  return undefined;
}
