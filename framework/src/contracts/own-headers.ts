/** The header by which a request chooses its partition, whatever its credential says. */
export const PARTITION_HEADER = "x-wondertwin-partition";

/**
 * The header by which a proxy that stands before a twin says which origin a request was for:
 * `https://api.vendor.com`. The twin's addresses name that origin then.
 */
export const ORIGIN_HEADER = "x-wondertwin-origin";
