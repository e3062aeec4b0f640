import { pageToken } from "@wondertwin/framework";

/** Pages of what is listed without a method's own behaviour. */
export const pagination = pageToken({
  token: "cursor",
  limit: "limit",
  default: 100,
  max: 1000,
  envelope: ({ items, at = "items", next = "" }) => ({
    [at]: items,
    response_metadata: { next_cursor: next },
  }),
});
