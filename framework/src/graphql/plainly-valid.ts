import type {
  ArgumentNode,
  DirectiveNode,
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
  ValueNode,
} from "graphql";
import { print } from "graphql/language/printer.js";
import { coerceLiteral, MISFIT } from "./coerce.ts";
import { canMerge } from "./merging-fields.ts";
import { readTypeReference, type TypeReference } from "./type-reference.ts";
import type { InputDefinition, TypeSystem } from "./type-system.ts";

/**
 * Whether a document is valid beyond doubt.
 *
 * Nothing that GraphQL's rules forbid passes; what does not pass may still be valid, and is left to the
 * reference implementation, which also has the words for what is wrong.
 */
export function isPlainlyValid(types: TypeSystem, document: DocumentNode): boolean {
  return new Check(types, document).run();
}

/** A variable where it stands: what is expected there, and whether a default stands behind it. */
interface Usage {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional: boolean;
}

/** What a piece of a document uses. */
interface Uses {
  readonly variables: Usage[];
  readonly fragments: Set<string>;
}

class Doubt extends Error {}

function ensure(holds: boolean): asserts holds {
  if (!holds) throw new Doubt();
}

class Check {
  readonly #types: TypeSystem;
  readonly #operations: readonly OperationDefinitionNode[];
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #uses = new Map<string, Uses>();
  readonly #isExecutable: boolean;

  constructor(types: TypeSystem, { definitions }: DocumentNode) {
    this.#types = types;
    this.#operations = definitions.filter((each) => each.kind === "OperationDefinition");
    const fragments = definitions.filter((each) => each.kind === "FragmentDefinition");
    this.#fragments = new Map(fragments.map((each) => [each.name.value, each]));
    this.#isExecutable =
      this.#operations.length + fragments.length === definitions.length &&
      this.#fragments.size === fragments.length;
  }

  run(): boolean {
    try {
      ensure(this.#isExecutable && this.#operations.length > 0);
      const names = new Set(this.#operations.map(({ name }) => name?.value));
      ensure(names.size === this.#operations.length && (names.size === 1 || !names.has(undefined)));
      const spread = new Set<string>();
      for (const operation of this.#operations)
        for (const name of this.#operation(operation)) spread.add(name);
      ensure(spread.size === this.#fragments.size);
      return true;
    } catch (error) {
      if (error instanceof Doubt) return false;
      throw error;
    }
  }

  /** Checks an operation; the names of all fragments it leads to. */
  #operation(node: OperationDefinitionNode): ReadonlySet<string> {
    ensure(node.operation !== "subscription" && (node.directives ?? []).length === 0);
    const root = this.#types.root(node.operation);
    ensure(root !== undefined);
    const declared = this.#variables(node);
    const own: Uses = { variables: [], fragments: new Set() };
    this.#selection(root, node.selectionSet, own);
    const { variables, fragments } = this.#withFragments(own);
    const used = new Set(variables.map(({ name }) => name));
    ensure([...declared.keys()].every((name) => used.has(name)));
    for (const usage of variables) this.#fits(declared.get(usage.name), usage);
    return fragments;
  }

  #variables({ variableDefinitions = [] }: OperationDefinitionNode): ReadonlyMap<string, InputDefinition> {
    const declared = new Map<string, InputDefinition>();
    for (const { variable, type, defaultValue, directives = [] } of variableDefinitions) {
      const reference = readTypeReference(print(type));
      ensure(this.#types.isInput(reference.name) && directives.length === 0);
      ensure(!declared.has(variable.name.value));
      if (defaultValue) this.#literal(reference, defaultValue);
      declared.set(variable.name.value, {
        type: reference,
        ...(defaultValue && defaultValue.kind !== "NullValue" && { fallback: "" }),
      });
    }
    return declared;
  }

  #fits(declared: InputDefinition | undefined, { type, optional }: Usage): void {
    ensure(declared !== undefined);
    const given = declared.type.text;
    const bare = type.nonNull ? type.text.slice(0, -1) : type.text;
    const isSafe = given === type.text || given === `${type.text}!`;
    // One that may be null stands for what must not where either has a default.
    ensure(isSafe || (given === bare && (optional || declared.fallback !== undefined)));
  }

  #withFragments(own: Uses): Uses {
    const all: Uses = { variables: [...own.variables], fragments: new Set() };
    const open = [...own.fragments];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (all.fragments.has(name)) continue;
      all.fragments.add(name);
      const uses = this.#fragment(name);
      all.variables.push(...uses.variables);
      open.push(...uses.fragments);
    }
    return all;
  }

  /** Checks a fragment once; one that leads back to itself is in doubt. */
  #fragment(name: string, above: readonly string[] = []): Uses {
    const known = this.#uses.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    ensure(fragment !== undefined && !above.includes(name) && (fragment.directives ?? []).length === 0);
    const type = fragment.typeCondition.name.value;
    ensure(this.#types.isComposite(type));
    const uses: Uses = { variables: [], fragments: new Set() };
    this.#selection(type, fragment.selectionSet, uses);
    for (const each of uses.fragments) this.#fragment(each, [...above, name]);
    this.#uses.set(name, uses);
    return uses;
  }

  #selection(type: string, set: SelectionSetNode, uses: Uses): void {
    for (const node of set.selections) {
      this.#directives(node.directives ?? [], uses);
      if (node.kind === "InlineFragment") {
        const condition = node.typeCondition?.name.value ?? type;
        this.#overlaps(type, condition);
        this.#selection(condition, node.selectionSet, uses);
      } else if (node.kind === "FragmentSpread") {
        const fragment = this.#fragments.get(node.name.value);
        ensure(fragment !== undefined);
        this.#overlaps(type, fragment.typeCondition.name.value);
        uses.fragments.add(node.name.value);
      } else {
        const field = this.#types.field(type, node.name.value);
        ensure(field !== undefined);
        this.#arguments(field.args, node.arguments ?? [], uses);
        ensure(this.#types.isComposite(field.type.name) === (node.selectionSet !== undefined));
        if (node.selectionSet) this.#selection(field.type.name, node.selectionSet, uses);
      }
    }
    ensure(canMerge(this.#types, this.#fragments, [{ type, set }]));
  }

  #overlaps(type: string, condition: string): void {
    ensure(this.#types.isComposite(condition));
    const possible = this.#types.possible(type);
    ensure(this.#types.possible(condition).some((each) => possible.includes(each)));
  }

  #directives(directives: readonly DirectiveNode[], uses: Uses): void {
    const names = directives.map(({ name }) => name.value);
    ensure(
      new Set(names).size === names.length && names.every((name) => name === "skip" || name === "include"),
    );
    for (const directive of directives) this.#arguments(CONDITION, directive.arguments ?? [], uses);
  }

  #arguments(
    known: ReadonlyMap<string, InputDefinition>,
    given: readonly Pick<ArgumentNode, "name" | "value">[],
    uses: Uses,
  ): void {
    const names = new Set(given.map(({ name }) => name.value));
    ensure(names.size === given.length);
    for (const { name, value } of given) {
      const definition = known.get(name.value);
      ensure(definition !== undefined);
      this.#value(definition, value, uses);
    }
    for (const [name, { type, fallback }] of known)
      ensure(names.has(name) || !type.nonNull || fallback !== undefined);
  }

  /** A literal in which variables may stand. */
  #value({ type, fallback }: InputDefinition, node: ValueNode, uses: Uses): void {
    if (node.kind === "Variable") {
      uses.variables.push({ name: node.name.value, type, optional: fallback !== undefined });
      return;
    }
    if (type.items && node.kind === "ListValue") {
      for (const each of node.values) this.#value({ type: type.items }, each, uses);
      return;
    }
    if (node.kind === "ObjectValue") {
      const named = this.#types.type(type.name);
      // What stands inside a scalar of the vendor's own is nobody's to check, and variables may hide there.
      ensure(named?.kind === "input");
      const fields = this.#types.inputFields(type.name);
      this.#arguments(fields, node.fields, uses);
      return;
    }
    this.#literal(type, node);
  }

  #literal(type: TypeReference, node: ValueNode): void {
    ensure(coerceLiteral(this.#types, type, { node, variables: {} }) !== MISFIT);
  }
}

const CONDITION: ReadonlyMap<string, InputDefinition> = new Map([
  ["if", { type: readTypeReference("Boolean!") }],
]);
