import type { DocumentIndex } from "./document-index.ts";
import { objectView } from "./object-view.ts";
import { branchesOf, type RawSchema, typesOf } from "./raw-schema.ts";
import { stemOf } from "./view-name.ts";

/** The entity an answer holds: which schema it is, whatever it is wrapped in. */
export interface Element {
  readonly schema: RawSchema;
  /** The component's name; absent where the schema is written in place. */
  readonly component?: string;
  /** The name the vendor gives the entity in an extension of its own. */
  readonly declared?: string;
  /** For a union: the components it is made of, sorted. */
  readonly members?: readonly string[];
}

/** The entity a schema describes, or undefined where it describes no object with members. */
export function elementOf(schema: RawSchema, index: DocumentIndex): Element | undefined {
  const { schema: written, component } = index.deref(schema);
  const branches = branchesOf(written).filter(
    (branch) => !isTombstone(branch, index) && !isNothing(branch, index),
  );
  if (written.properties === undefined && branches.length > 0) {
    const [only] = branches;
    if (only !== undefined && branches.length === 1) return elementOf(only, index);
    return unionOf(branches, { schema: written, component, index });
  }
  const [part] = written.allOf ?? [];
  if (part !== undefined && written.allOf?.length === 1 && component === undefined)
    return elementOf(part, index);
  if (objectView(written, index).properties.size === 0) return undefined;
  return { schema: written, ...namesOf(written, component) };
}

/** Whether a schema describes what is left of a deleted entity. */
export function isTombstone(schema: RawSchema, index: DocumentIndex): boolean {
  const { schema: written, component } = index.deref(schema);
  if (component !== undefined && /^deleted[_.-]/i.test(component)) return true;
  const mark = written.properties?.["deleted"];
  return mark?.enum?.length === 1 && mark.enum[0] === true;
}

/** Whether a schema describes an object that says nothing: what stands for an entity that is not there. */
function isNothing(schema: RawSchema, index: DocumentIndex): boolean {
  const { schema: written } = index.deref(schema);
  const { additionalProperties } = written;
  return (
    typesOf(written).includes("object") &&
    additionalProperties === false &&
    objectView(written, index).properties.size === 0
  );
}

interface UnionPlace {
  readonly schema: RawSchema;
  readonly component: string | undefined;
  readonly index: DocumentIndex;
}

function unionOf(branches: readonly RawSchema[], place: UnionPlace): Element | undefined {
  const elements = branches.map((branch) => elementOf(branch, place.index));
  if (elements.some((element) => element === undefined)) return undefined;
  const members = new Set(elements.flatMap((element) => element?.members ?? element?.component ?? []));
  const [view] = elements;
  if (view !== undefined && new Set([...members].map(stemOf)).size === 1) return view;
  return {
    schema: place.schema,
    ...namesOf(place.schema, place.component),
    ...(members.size > 1 && { members: [...members].sort() }),
  };
}

function namesOf(schema: RawSchema, component: string | undefined): Pick<Element, "component" | "declared"> {
  const declared = schema["x-resourceId"];
  return {
    ...(component !== undefined && { component }),
    ...(typeof declared === "string" && declared !== "" && { declared }),
  };
}
