/** The largest description that is read, in bytes: five times the largest one known. */
export const SIZE_LIMIT = 64 * 1024 * 1024;
