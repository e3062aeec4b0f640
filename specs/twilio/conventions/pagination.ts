import { type Page, pageNumber } from "@wondertwin/framework";

/** Pages of both kinds: the API of 2010 tells its pages by relative addresses, the younger ones in `meta`. */
export const pagination = pageNumber({
  page: "Page",
  size: "PageSize",
  token: "PageToken",
  first: 0,
  default: 50,
  max: 1000,
  envelope: (page) => (page.path.startsWith("/2010-04-01/") ? relative(page) : absolute(page)),
});

function relative(page: Page): object {
  const { items, at = "items", number = 0, size = 0 } = page;
  const first = number * size;
  const { here, firstPage, next, previous } = addresses(page, (url) => url.pathname + url.search);
  return {
    [at]: items,
    end: Math.max(first, first + items.length - 1),
    first_page_uri: firstPage,
    next_page_uri: next,
    page: number,
    page_size: size,
    previous_page_uri: previous,
    start: first,
    uri: here,
  };
}

function absolute(page: Page): object {
  const { items, at = "items", number = 0, size = 0 } = page;
  const { here, firstPage, next, previous } = addresses(page, String);
  return {
    [at]: items,
    meta: {
      first_page_url: firstPage,
      key: at,
      next_page_url: next,
      page: number,
      page_size: size,
      previous_page_url: previous,
      url: here,
    },
  };
}

function addresses({ url, number = 0, size = 0, next, previous, token }: Page, write: (url: URL) => string) {
  const at = (page: number) => {
    const target = new URL(url);
    target.searchParams.set("PageSize", String(size));
    target.searchParams.set("Page", String(page));
    target.searchParams.delete("PageToken");
    if (token !== undefined && page > number) target.searchParams.set("PageToken", token);
    return write(target);
  };
  return {
    here: at(number),
    firstPage: at(0),
    next: next === undefined ? null : at(number + 1),
    previous: previous === undefined ? null : at(number - 1),
  };
}
