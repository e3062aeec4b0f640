import { cursor, type Paginator } from "@wondertwin/framework";

const pages = cursor({
  after: "after",
  before: "before",
  limit: "limit",
  default: 10,
  max: 100,
  envelope: ({ items, next, total = 0, at = "results", path }) => ({
    // Content and marketing count what they list.
    ...(/^\/(cms|marketing)\//.test(path) && { total }),
    [at]: items,
    ...(next !== undefined && { paging: { next: { after: next, link: `${path}?after=${next}` } } }),
  }),
});

/** Pages of what is listed without an operation's own behaviour. */
export const pagination: Paginator = {
  ...pages,
  page: (source, query, url) => {
    const page = pages.page(source, query, url);
    return "failure" in page ? page : { ...page, total: source.count() };
  },
};
