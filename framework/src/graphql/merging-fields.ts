import type { FieldNode, FragmentDefinitionNode, SelectionSetNode } from "graphql";
import { print } from "graphql/language/printer.js";
import type { TypeSystem } from "./type-system.ts";

/** A selection set and the type it selects from. */
export interface TypedSet {
  readonly type: string;
  readonly set: SelectionSetNode;
}

interface TypedField {
  readonly type: string;
  readonly node: FieldNode;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** More fields than any document of good will has in one place. */
const MANY = 5000;

/**
 * Whether the fields that share a name in the answer are plainly the same field with the same arguments, all the
 * way down.
 */
export function canMerge(types: TypeSystem, fragments: Fragments, sets: readonly TypedSet[]): boolean {
  const fields = new Map<string, TypedField[]>();
  let count = 0;
  const spread = new Set<string>();
  const open = [...sets];
  for (let each = open.pop(); each; each = open.pop()) {
    for (const node of each.set.selections) {
      if (++count > MANY) return false;
      if (node.kind === "Field") {
        const key = node.alias?.value ?? node.name.value;
        const same = fields.get(key);
        if (same) same.push({ type: each.type, node });
        else fields.set(key, [{ type: each.type, node }]);
      } else if (node.kind === "InlineFragment")
        open.push({ type: node.typeCondition?.name.value ?? each.type, set: node.selectionSet });
      else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        const fragment = fragments.get(node.name.value);
        if (!fragment) return false;
        open.push({ type: fragment.typeCondition.name.value, set: fragment.selectionSet });
      }
    }
  }
  return [...fields.values()].every((same) => areSame(types, fragments, same));
}

function areSame(types: TypeSystem, fragments: Fragments, fields: readonly TypedField[]): boolean {
  const [first, ...others] = fields;
  if (!first || others.length === 0) return true;
  const type = types.field(first.type, first.node.name.value)?.type;
  const isSame = ({ type: of, node }: TypedField) =>
    node.name.value === first.node.name.value &&
    argumentsText(node) === argumentsText(first.node) &&
    types.field(of, node.name.value)?.type === type;
  if (!type || !others.every(isSame)) return false;
  const inner = fields.flatMap(({ node }) =>
    node.selectionSet ? [{ type: type.name, set: node.selectionSet }] : [],
  );
  return inner.length === 0 || canMerge(types, fragments, inner);
}

function argumentsText({ arguments: args = [] }: FieldNode): string {
  if (args.length === 0) return "";
  return args.map(print).toSorted().join();
}
