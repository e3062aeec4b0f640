/**
 * The header by which a proxy that stands before a twin says which origin a request was for:
 * `https://api.vendor.com`. The twin's addresses name that origin then.
 */
export const ORIGIN_HEADER = "x-wondertwin-origin";
