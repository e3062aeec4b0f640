import { TwinError } from "@wondertwin/framework/contracts";
import type { Deriver } from "./deriver.ts";

/** All derivers, by the name that a `source.json` calls them; each is loaded when it is first asked for. */
const derivers: Readonly<Record<string, () => Promise<Deriver>>> = {
  "graphql-codegen": async () => (await import("./graphql-codegen.ts")).deriveFromCodegenTypes,
  "openapi-codegen": async () => (await import("./openapi-codegen.ts")).deriveFromOpenapiClient,
  "typed-client": async () => (await import("./typed-client.ts")).deriveFromTypedClient,
  "typed-endpoints": async () => (await import("./typed-endpoints.ts")).deriveFromTypedEndpoints,
};

/** @throws TwinError `unknown_deriver` */
export async function findDeriver(name: string): Promise<Deriver> {
  const load = Object.hasOwn(derivers, name) ? derivers[name] : undefined;
  if (load !== undefined) return load();
  throw new TwinError("unknown_deriver", `There is no deriver called ${name}.`, {
    hint: `Take one of: ${Object.keys(derivers).join(", ")}.`,
  });
}
