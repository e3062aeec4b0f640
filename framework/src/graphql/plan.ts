import type { FieldNode, OperationDefinitionNode, SelectionSetNode } from "graphql";
import type { Link } from "../contracts/graphql.ts";
import type { AnyBehaviour } from "../twin/erased.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { coerceLiteral, filled, type MISFIT, type Variables } from "./coerce.ts";
import type { Document } from "./document.ts";
import { isIntrospection } from "./introspection.ts";
import { readTypeReference, type TypeReference } from "./type-reference.ts";
import type { FieldDefinition, TypeSystem } from "./type-system.ts";

/** Gives the arguments of a field, or `MISFIT` where a variable has no value that it must have. */
export type Arguments = (variables: Variables) => Readonly<Record<string, unknown>> | typeof MISFIT;

/** What the schema says of itself is taken as it is. */
const OF_THE_SCHEMA: FieldDefinition = { type: readTypeReference("__Schema"), args: new Map() };

type Compute = NonNullable<AnyBehaviour["computed"]>[string];

/** One field of an answer. */
export interface FieldPlan {
  /** Its name in the answer. */
  readonly key: string;
  readonly name: string;
  readonly type: TypeReference;
  /** The first node that asks for it. */
  readonly node: FieldNode;
  /** Absent where it takes none. */
  readonly args: Arguments | undefined;
  /** How the author computes it. */
  readonly compute: Compute | undefined;
  /** Where it leads. */
  readonly link: Link | undefined;
  /** What is asked of what it holds; absent for a leaf. */
  readonly selection: Selection | undefined;
}

/** What documents are compiled against. */
export interface Ground {
  readonly types: TypeSystem;
  readonly resources: ReadonlyMap<string, ResourceModel>;
}

/** What is asked of things of a type, worked out for each concrete type when the first of it comes. */
export class Selection {
  readonly #compiler: Compiler;
  readonly #sets: readonly SelectionSetNode[];
  readonly #plans = new Map<string, readonly FieldPlan[]>();

  constructor(compiler: Compiler, sets: readonly SelectionSetNode[]) {
    this.#compiler = compiler;
    this.#sets = sets;
  }

  /** The fields asked of an object type, in the order of the answer. */
  of(type: string): readonly FieldPlan[] {
    let plan = this.#plans.get(type);
    if (!plan) {
      plan = this.#compiler.fields(type, this.#sets);
      this.#plans.set(type, plan);
    }
    return plan;
  }
}

/** The selection of an operation; `switches` are the variables that its conditions ask. */
export function planOperation(
  ground: Ground,
  {
    document,
    operation,
    switches,
  }: { document: Document; operation: OperationDefinitionNode; switches: Variables },
): Selection {
  return new Selection(new Compiler(ground, document, switches), [operation.selectionSet]);
}

class Compiler {
  readonly #ground: Ground;
  readonly #document: Document;
  readonly #switches: Variables;

  constructor(ground: Ground, document: Document, switches: Variables) {
    this.#ground = ground;
    this.#document = document;
    this.#switches = switches;
  }

  fields(type: string, sets: readonly SelectionSetNode[]): readonly FieldPlan[] {
    const nodes = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    for (const set of sets) this.#collect(type, set, { nodes, spread });
    return Array.from(nodes, ([key, same]) => this.#field(type, key, same));
  }

  #collect(
    type: string,
    { selections }: SelectionSetNode,
    found: { readonly nodes: Map<string, FieldNode[]>; readonly spread: Set<string> },
  ): void {
    for (const node of selections) {
      if (!this.#isIncluded(node)) continue;
      if (node.kind === "Field") {
        const key = node.alias?.value ?? node.name.value;
        const same = found.nodes.get(key);
        if (same) same.push(node);
        else found.nodes.set(key, [node]);
      } else if (node.kind === "InlineFragment") {
        const condition = node.typeCondition?.name.value;
        if (condition === undefined || this.#is(type, condition))
          this.#collect(type, node.selectionSet, found);
      } else if (!found.spread.has(node.name.value)) {
        found.spread.add(node.name.value);
        const fragment = this.#document.fragments.get(node.name.value);
        if (fragment && this.#is(type, fragment.typeCondition.name.value))
          this.#collect(type, fragment.selectionSet, found);
      }
    }
  }

  #is(type: string, condition: string): boolean {
    return type === condition || this.#ground.types.possible(condition).includes(type);
  }

  #isIncluded({ directives = [] }: Pick<FieldNode, "directives">): boolean {
    return directives.every(({ name, arguments: args = [] }) => {
      const value = args[0]?.value;
      const holds =
        value?.kind === "Variable"
          ? this.#switches[value.name.value] === true
          : value?.kind === "BooleanValue" && value.value;
      return name.value === "include" ? holds : name.value === "skip" ? !holds : true;
    });
  }

  #field(type: string, key: string, nodes: readonly FieldNode[]): FieldPlan {
    const { types, resources } = this.#ground;
    const [node] = nodes;
    const name = node?.name.value ?? "";
    const field = isIntrospection(name) ? OF_THE_SCHEMA : types.field(type, name);
    if (!node || !field) throw new Error(`The type ${type} has no field ${name}.`);
    const model = resources.get(type);
    const sets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    return {
      key,
      name,
      type: field.type,
      node,
      args: field.args.size === 0 ? undefined : argumentsOf(types, field, node),
      compute: model?.behaviour.computed?.[name],
      link: model?.entry?.links?.[name],
      selection: sets.length === 0 || field === OF_THE_SCHEMA ? undefined : new Selection(this, sets),
    };
  }
}

function argumentsOf(types: TypeSystem, { args }: FieldDefinition, node: FieldNode): Arguments {
  const given = new Map((node.arguments ?? []).map(({ name, value }) => [name.value, value]));
  const read = (variables: Variables) =>
    filled(types, args, (name, { type }) => {
      const value = given.get(name);
      return value && coerceLiteral(types, type, { node: value, variables });
    });
  if (
    [...given.values()].some(
      ({ kind }) => kind === "Variable" || kind === "ListValue" || kind === "ObjectValue",
    )
  )
    return read;
  const constant = read({});
  return () => constant;
}
