import type { DocumentIndex } from "./document-index.ts";
import type { Element } from "./element-schema.ts";
import { objectView } from "./object-view.ts";
import { stemOf } from "./view-name.ts";

/** Whether two schemas in one collection are two views of the same entity. */
export function areKin(a: Element, b: Element, index: DocumentIndex): boolean {
  if (a.component !== undefined && a.component === b.component) return true;
  if (a.members !== undefined || b.members !== undefined) return shareMembers(a, b);
  if (a.component !== undefined && b.component !== undefined && stemOf(a.component) === stemOf(b.component)) {
    return true;
  }
  return shareProperties(a, b, index);
}

function shareMembers(a: Element, b: Element): boolean {
  const membersOf = ({ members, component }: Element) =>
    members ?? (component === undefined ? [] : [component]);
  const [few, many] = [membersOf(a), membersOf(b)].sort((x, y) => x.length - y.length);
  return few !== undefined && few.length > 0 && few.every((member) => many?.includes(member));
}

/** Most of the smaller one's properties are the larger one's too. */
function shareProperties(a: Element, b: Element, index: DocumentIndex): boolean {
  const [few, many] = [a, b]
    .map((element) => objectView(element.schema, index).properties)
    .sort((x, y) => x.size - y.size);
  if (few === undefined || many === undefined || few.size < 3) return false;
  const shared = [...few.keys()].filter((name) => many.has(name)).length;
  return shared / few.size >= 0.8;
}
