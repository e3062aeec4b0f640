import type { SlackContext } from "./context.ts";

interface Asked {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Cuts a list into pages by cursor: what the cursor names comes first (docs.slack.dev/apis/web-api/pagination). */
export function paged<T extends { readonly id: string }>(
  { fail }: Pick<SlackContext, "fail">,
  items: readonly T[],
  { cursor, limit = 100 }: Asked,
): { readonly items: readonly T[]; readonly response_metadata: { next_cursor: string } } {
  const start = cursor ? items.findIndex(({ id }) => `next:${id}` === decoded(cursor)) : 0;
  if (start === -1) fail("invalid_cursor");
  const size = Math.max(1, Math.min(limit === 0 ? 100 : limit, 1000));
  const next = items[start + size];
  return {
    items: items.slice(start, start + size),
    response_metadata: { next_cursor: next === undefined ? "" : btoa(`next:${next.id}`) },
  };
}

function decoded(cursor: string): string | undefined {
  try {
    return atob(cursor);
  } catch {
    return undefined;
  }
}

interface Numbered {
  readonly count?: number | string | undefined;
  readonly page?: number | string | undefined;
}

/** Cuts a list into numbered pages, as older methods do. */
export function numbered<T>(items: readonly T[], asked: Numbered) {
  const count = Math.max(1, Math.min(Number(asked.count ?? 100) || 100, 1000));
  const page = Math.max(1, Number(asked.page ?? 1) || 1);
  const pages = Math.ceil(items.length / count);
  return {
    items: items.slice((page - 1) * count, page * count),
    paging: { count, total: items.length, page, pages },
  };
}

/** The texts of a list that is written with commas, or as a list. */
export function listed(value: string | readonly string[] | undefined): readonly string[] {
  const texts =
    typeof value === "string" ? value.split(",") : (value ?? []).flatMap((each) => each.split(","));
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}
