/** The path below which a twin serves the pages that the vendor's customers visit; no vendor's path starts so. */
export const PAGE_PREFIX = "/_pages";

/** The path of a page for a partition, below the twin's own address. */
export function pagePath(partition: string, path: string): string {
  return `${PAGE_PREFIX}/${encodeURIComponent(partition)}${path}`;
}
