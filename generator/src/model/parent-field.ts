import type { ResourceEntry } from "@wondertwin/framework/contracts";

/** The field of a child that leads to its parent: the one named like it, else the only one that does. */
export function parentFieldOf(
  child: Pick<ResourceEntry, "references">,
  parent: string,
  parameter?: string,
): string | undefined {
  const fields = Object.entries(child.references ?? {})
    .filter(([path, targets]) => targets.includes(parent) && !path.includes("*"))
    .map(([path]) => path);
  const named =
    fields.find((path) => path === parameter) ?? fields.find((path) => path === parent.split(".").at(-1));
  const own = fields.filter((path) => !path.includes("."));
  return named ?? (own.length === 1 ? own[0] : undefined);
}
