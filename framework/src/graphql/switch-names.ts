import type { SelectionSetNode } from "graphql";
import type { Document } from "./document.ts";

const known = new WeakMap<Document, readonly string[]>();

/** The variables that decide what of a document is asked at all, by `@skip` and `@include`. */
export function switchNames(document: Document): readonly string[] {
  let names = known.get(document);
  if (!names) {
    const found = new Set<string>();
    for (const { selectionSet } of [...document.operations, ...document.fragments.values()])
      collect(selectionSet, found);
    names = [...found].toSorted();
    known.set(document, names);
  }
  return names;
}

function collect({ selections }: SelectionSetNode, found: Set<string>): void {
  for (const node of selections) {
    for (const { arguments: args = [] } of node.directives ?? [])
      for (const { value } of args) if (value.kind === "Variable") found.add(value.name.value);
    if (node.kind !== "FragmentSpread" && node.selectionSet) collect(node.selectionSet, found);
  }
}
