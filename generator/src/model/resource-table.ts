import type { DocumentIndex } from "./document-index.ts";
import { areKin } from "./element-kinship.ts";
import type { Element } from "./element-schema.ts";
import { objectView } from "./object-view.ts";
import { groupElements, onlyTies, type PathGroup, type ReadOperation } from "./path-group.ts";
import { lastParameter, type PathShape, parentShape, pathShape } from "./path-shape.ts";
import { identityOf, resourceName } from "./resource-name.ts";
import { singular, wordsOf } from "./words.ts";

/** A resource before its schema is laid down: its name, its entity and the collections that hold it. */
export interface ResourceDraft {
  readonly name: string;
  readonly element: Element;
  /** Its collections, the canonical one first. */
  readonly groups: readonly PathGroup[];
}

/** Which entity is which resource, and which collection holds it. */
export interface ResourceTable {
  readonly drafts: ReadonlyMap<string, ResourceDraft>;
  /** The resource of a collection, by the collection's path without parameter names. */
  ofGroup(key: string): ResourceDraft | undefined;
  /** The resource an entity belongs to. */
  ofElement(element: Element): ResourceDraft | undefined;
  /** The resources in which the entities of some components are found: their own, and unions of them. */
  ofComponents(components: readonly string[]): readonly string[];
}

interface Candidate {
  readonly element: Element;
  readonly groups: PathGroup[];
  /** Components whose entities are this resource. */
  readonly aliases: Set<string>;
  readonly path: string;
}

/** Answers with one entity, wherever they are given. */
export interface Singles {
  readonly singles: readonly ReadOperation[];
  /** Whether what is read at a path is written there too, and so is kept somewhere. */
  isWritten(key: string): boolean;
  readonly index: DocumentIndex;
}

/** Names every resource: one per entity, however many collections hold it. */
export function tableOf(
  groups: ReadonlyMap<string, PathGroup>,
  { singles, isWritten, index }: Singles,
): ResourceTable {
  const candidates = new Map<string, Candidate>();
  for (const group of groups.values()) addGroup(candidates, group, index);
  for (const { answer, operation } of singles) {
    const { element } = answer;
    const { key } = operation.shape;
    if (element === undefined || isGrouped(operation.shape, groups)) continue;
    if (!isWritten(key) && !isEntity(element, index)) continue;
    const identity = identityOf(element, key);
    if (candidates.has(identity) || isKnownAlias(candidates, element)) continue;
    const aliases = new Set(element.component === undefined ? [] : [element.component]);
    candidates.set(identity, { element, groups: [], aliases, path: key });
  }
  return lookup(nameAll(candidates));
}

function isGrouped(shape: PathShape, groups: ReadonlyMap<string, PathGroup>): boolean {
  return groups.has(shape.key) || (lastParameter(shape) !== undefined && groups.has(parentShape(shape).key));
}

/** Whether a schema reads like an entity: a named one with an identity or a type of its own. */
function isEntity(element: Element, index: DocumentIndex): boolean {
  if (element.component === undefined) return false;
  if (element.declared !== undefined) return true;
  const { properties } = objectView(element.schema, index);
  return ["id", "uuid", "uid", "sid", "object"].some((name) => properties.has(name));
}

function addGroup(candidates: Map<string, Candidate>, group: PathGroup, index: DocumentIndex): void {
  const { listed, single } = groupElements(group);
  // Of an unnamed schema the path alone says what it is.
  const kin =
    listed !== undefined &&
    single !== undefined &&
    (areKin(listed, single, index) || isUnnamed(listed) || isUnnamed(single));
  const element = kin ? merged(listed, single, index) : (listed ?? single);
  if (element === undefined) return;
  const identity = identityOf(element, group.key);
  const known = candidates.get(identity);
  const aliases = [element, kin ? listed : undefined].flatMap((each) => each?.component ?? []);
  if (known === undefined) {
    candidates.set(identity, { element, groups: [group], aliases: new Set(aliases), path: group.key });
    return;
  }
  known.groups.push(group);
  for (const alias of aliases) known.aliases.add(alias);
  const richer =
    objectView(element.schema, index).properties.size >
    objectView(known.element.schema, index).properties.size;
  if (richer) candidates.set(identity, { ...known, element });
}

function isUnnamed({ component, members }: Element): boolean {
  return component === undefined && members === undefined;
}

/**
 * Of two views of an entity the single one says most, unless it is a mere receipt; of two unions the list says what
 * is really there.
 */
function merged(listed: Element, single: Element, index: DocumentIndex): Element {
  const fields = ({ schema }: Element) => objectView(schema, index).properties.size;
  if (isUnnamed(single) && !isUnnamed(listed) && fields(single) < fields(listed)) return listed;
  if (listed.members === undefined || single.members === undefined) return single;
  return { ...single, schema: listed.schema, members: listed.members };
}

function isKnownAlias(candidates: ReadonlyMap<string, Candidate>, element: Element): boolean {
  const { component } = element;
  return component !== undefined && [...candidates.values()].some(({ aliases }) => aliases.has(component));
}

function nameAll(candidates: ReadonlyMap<string, Candidate>): readonly (ResourceDraft & Candidate)[] {
  const ranked = [...candidates.values()].map((candidate) => {
    const groups = candidate.groups.toSorted((a, b) => rank(a, candidate) - rank(b, candidate));
    return { ...candidate, groups, path: groups[0]?.key ?? candidate.path };
  });
  // The shortest path has the first claim on a word.
  ranked.sort((a, b) => a.path.split("/").length - b.path.split("/").length);
  const taken = new Set<string>();
  return ranked.map((candidate) => {
    const name = resourceName(candidate, taken);
    taken.add(name);
    return { ...candidate, name };
  });
}

/** Where entities live before where they are only tied to, top-level before nested, then by the entity's name. */
function rank(group: PathGroup, { element }: Candidate): number {
  const shape = pathShape(group.collectionPath ?? group.itemPath ?? group.key);
  const said = new Set(
    shape.segments.flatMap((part) => (part.kind === "literal" ? wordsOf(part.text).map(singular) : [])),
  );
  const missing = wordsOf(element.declared ?? element.component ?? "").filter(
    (word) => !said.has(singular(word)),
  );
  return (
    (onlyTies(group) ? 100_000 : 0) +
    shape.parameters.length * 1000 +
    missing.length * 100 +
    shape.segments.length
  );
}

function lookup(drafts: readonly (ResourceDraft & Candidate)[]): ResourceTable {
  const byGroup = new Map<string, ResourceDraft>();
  const byComponent = new Map<string, ResourceDraft>();
  const bySchema = new Map<object, ResourceDraft>();
  for (const draft of drafts) {
    for (const group of draft.groups) byGroup.set(group.key, draft);
    for (const alias of draft.aliases) byComponent.set(alias, draft);
    bySchema.set(draft.element.schema, draft);
  }
  const ofElement = ({ component, members, schema }: Element) =>
    (component === undefined ? undefined : byComponent.get(component)) ??
    bySchema.get(schema) ??
    drafts.find(({ element }) => members !== undefined && element.members?.join() === members.join());
  return {
    drafts: new Map(drafts.map((draft) => [draft.name, draft])),
    ofGroup: (key) => byGroup.get(key),
    ofElement,
    ofComponents: (components) => {
      const own = components.flatMap((component) => byComponent.get(component)?.name ?? []);
      return [...new Set([...own, ...unionsHolding(components, drafts)])];
    },
  };
}

/** A union's collection holds entities of each of its members; one member alone is no sign of it. */
function unionsHolding(components: readonly string[], drafts: readonly ResourceDraft[]): readonly string[] {
  if (components.length < 2) return [];
  return drafts
    .filter(({ element }) => components.every((component) => element.members?.includes(component)))
    .map(({ name }) => name);
}
