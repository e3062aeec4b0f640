import { type CursorOptions, cursor, type Paginator } from "@wondertwin/framework";

const options: CursorOptions = {
  after: "after",
  before: "before",
  limit: "limit",
  default: 20,
  max: 100,
  strict: true,
  envelope: ({ items, more }) => ({ object: "list", has_more: more, data: items }),
};

const inPages = cursor(options);
const atOnce = cursor({ ...options, default: Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });

/** Lists that are older than pages are shown whole where nobody asks for a page (resend.com/docs/api-reference/pagination). */
const older =
  /^\/(?:domains|api-keys|broadcasts|segments|audiences|contacts|webhooks)(?:\/[^/]+\/contacts)?$/;

export const pagination: Paginator = {
  ...inPages,
  page: (source, query, url) => {
    const isWhole = query["limit"] === undefined && older.test(url.split("?", 1)[0] ?? "");
    return (isWhole ? atOnce : inPages).page(source, query, url);
  },
};
