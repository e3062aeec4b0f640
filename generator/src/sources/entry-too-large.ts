import { SIZE_LIMIT } from "./size-limit.ts";

/** An archive's file is larger than a description may be. */
export class EntryTooLarge extends Error {
  constructor(size: number) {
    super(`${size} bytes, more than the limit of ${SIZE_LIMIT}`);
  }
}
