import type { InlineSchema } from "./inline-schema.ts";

/** The parameter that names a partition. */
export const partition: InlineSchema = {
  type: "string",
  minLength: 1,
  description: "The partition, which is an account's state; all unless told",
};
