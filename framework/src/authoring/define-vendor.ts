import type { Api } from "./api.ts";
import type { Vendor, VendorConfig } from "./vendor.ts";

/**
 * Binds a vendor's conventions to its generated types.
 *
 * @example
 * export const acme = defineVendor<Api, Resources>({ name: "acme", auth, errors });
 */
export function defineVendor<A extends Api, R extends object>(config: VendorConfig<A, R>): Vendor<A, R> {
  return {
    kind: "vendor",
    config,
    resource: (name, identity) => ({
      behaves: (behaviour) => ({ kind: "resource", name, identity, behaviour }),
    }),
    operations: (handlers) => ({ kind: "operations", handlers }),
    pages: (pages) => ({ kind: "pages", pages }),
    triggers: (triggers) => ({ kind: "triggers", config: triggers }),
    seed: (fixtures) => ({ kind: "seed", fixtures }),
  };
}
