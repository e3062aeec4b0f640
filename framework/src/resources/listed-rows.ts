import type { PageRow, RowSource } from "../authoring/page.ts";

/** What a paginator reads of rows that are known already, oldest first. */
export function listedRows(rows: readonly PageRow[], order: "newest" | "oldest"): RowSource {
  const listed = order === "newest" ? rows.toReversed() : rows;
  const at = (key: string) => listed.findIndex((row) => row.key === key);
  return {
    forward: (key) => {
      if (key === undefined) return listed;
      return at(key) === -1 ? undefined : listed.slice(at(key) + 1);
    },
    backward: (key) => (at(key) === -1 ? undefined : listed.slice(0, at(key)).toReversed()),
    count: () => listed.length,
  };
}
