import type { Expansion } from "../authoring/vendor.ts";
import { fail } from "./fail.ts";

/** What to expand: for each field the expansions inside it. */
export type Expansions = ReadonlyMap<string, Expansions>;

type Tree = Map<string, Tree>;

/**
 * Reads expansion paths (`data.customer.default_source`) into a tree.
 *
 * Fails with `invalid_argument` and the vendor's parameter when a path goes deeper than the vendor allows.
 */
export function readExpansions({ depth, param }: Expansion, paths: readonly unknown[]): Expansions {
  const tree: Tree = new Map();
  for (const path of paths) {
    const steps = String(path).split(".");
    if (steps.length > depth) fail("invalid_argument", { param, extra: { expansion: path, depth } });
    let node = tree;
    for (const step of steps) {
      const next: Tree = node.get(step) ?? new Map();
      node.set(step, next);
      node = next;
    }
  }
  return tree;
}
