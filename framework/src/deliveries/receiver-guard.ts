import type { LookupFunction } from "node:net";

const loopbackAddress = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/;
const loopbackName = /^(?:[\w-]+\.)*localhost$/;

/** Every address `localhost` may mean. */
const LOOPBACK = [
  { address: "127.0.0.1", family: 4 },
  { address: "::1", family: 6 },
];

/**
 * Names of loopback lead to loopback, whatever a resolver says: no name can send a delivery elsewhere.
 */
const lookupLoopback: LookupFunction = (_, { all }, done) => {
  if (all) done(null, LOOPBACK);
  else done(null, "127.0.0.1", 4);
};

/** How to reach a receiver, or undefined where a twin may not: neither on loopback nor explicitly allowed. */
export function reach(
  { hostname }: URL,
  allowed: readonly string[],
): { readonly lookup?: LookupFunction } | undefined {
  const name = hostname.toLowerCase();
  if (loopbackName.test(name)) return { lookup: lookupLoopback };
  if (loopbackAddress.test(name) || allowed.includes(name)) return {};
  return undefined;
}
