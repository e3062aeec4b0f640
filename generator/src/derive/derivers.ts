import { TwinError } from "@wondertwin/framework/contracts";
import type { Deriver } from "./deriver.ts";
import { deriveFromCodegenTypes } from "./graphql-codegen.ts";

/** All derivers, by the name that a `source.json` calls them. */
const derivers: Readonly<Record<string, Deriver>> = {
  "graphql-codegen": deriveFromCodegenTypes,
};

/** @throws TwinError `unknown_deriver` */
export function findDeriver(name: string): Deriver {
  const deriver = Object.hasOwn(derivers, name) ? derivers[name] : undefined;
  if (deriver !== undefined) return deriver;
  throw new TwinError("unknown_deriver", `There is no deriver called ${name}.`, {
    hint: `Take one of: ${Object.keys(derivers).join(", ")}.`,
  });
}
