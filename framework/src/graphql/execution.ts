import type { Failure } from "../authoring/failure.ts";
import { fail, RequestFailed } from "../resources/fail.ts";
import type { Session } from "../resources/session.ts";
import type { Entity, Row } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { MISFIT, type Variables } from "./coerce.ts";
import { type Connection, connect, cutValues, type Walk } from "./connection.ts";
import { leastLeaf } from "./least-leaf.ts";
import { linkedEntity, linkedRows } from "./linked.ts";
import type { FieldPlan, Selection } from "./plan.ts";
import type { TypeReference } from "./type-reference.ts";
import type { TypeSystem } from "./type-system.ts";

type Fields = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** A failure in a part of an answer. */
export interface FieldFailure {
  readonly failure: Failure;
  /** Whether what was done before it failed stays. */
  readonly keep: boolean;
  readonly path: Path;
  readonly plan: FieldPlan;
}

/** Thrown where a value that must be there could not be given; the failure has been noted. */
class Absent extends Error {}

/** A list that is yet to be filtered, ordered and cut. */
export interface RowList {
  readonly model: ResourceModel;
  readonly walk: Walk;
}

const isRowList = (value: unknown): value is RowList =>
  typeof value === "object" && value !== null && "walk" in value && "model" in value;

/**
 * Fills in what a selection asks of a value.
 *
 * What must be there and is not known is the least its type allows, so that an answer always fits its schema.
 */
export class Execution {
  readonly failures: FieldFailure[] = [];
  readonly #session: Session;
  readonly #types: TypeSystem;
  readonly #variables: Variables;
  readonly #path: (string | number)[] = [];

  constructor(session: Session, types: TypeSystem, variables: Variables) {
    this.#session = session;
    this.#types = types;
    this.#variables = variables;
  }

  /** The arguments of a field. */
  args(plan: FieldPlan): Fields {
    const args = plan.args?.(this.#variables) ?? {};
    if (args !== MISFIT) return args;
    return fail("invalid_argument", {
      message: `An argument of ${plan.name} that must not be null is null.`,
    });
  }

  /** Gives a root field its value; undefined where it must be there and could not be given. */
  root(plan: FieldPlan, resolve: () => unknown): unknown {
    return this.#settled(plan, resolve, () => undefined);
  }

  #settled(plan: FieldPlan, resolve: () => unknown, absent: () => unknown): unknown {
    const depth = this.#path.push(plan.key);
    try {
      return this.#complete(plan.type, resolve(), plan);
    } catch (error) {
      if (error instanceof RequestFailed) this.#note(error, plan);
      else if (!(error instanceof Absent)) throw error;
      return plan.type.nonNull ? absent() : null;
    } finally {
      this.#path.length = depth - 1;
    }
  }

  #note({ failure, keep }: RequestFailed, plan: FieldPlan): void {
    this.failures.push({ failure, keep, path: [...this.#path], plan });
  }

  #complete(type: TypeReference, value: unknown, plan: FieldPlan): unknown {
    if (type.items) return this.#list(type, type.items, value, plan);
    const { selection } = plan;
    if (!selection)
      return value === undefined || value === null ? leastLeaf(this.#types, type) : leaf(type, value);
    if (value === undefined || value === null) {
      if (!type.nonNull) return null;
      // A connection of nothing is empty, whatever else is not known.
      if (this.#types.field(type.name, "pageInfo")) return this.#connection(type.name, [], plan);
      return this.#object(this.#types.possible(type.name)[0] ?? type.name, NOTHING, selection);
    }
    const concrete = this.#typeOf(type.name, value);
    if (isRowList(value) || Array.isArray(value)) return this.#connection(concrete, value, plan);
    return this.#object(concrete, value as Fields, selection);
  }

  #list(type: TypeReference, items: TypeReference, value: unknown, plan: FieldPlan): unknown {
    if (value === undefined || value === null) return type.nonNull ? [] : null;
    const values = isRowList(value)
      ? connect(this.#session, value.model, { walk: value.walk, args: this.args(plan) }).rows.map(
          ({ entity }) => entity,
        )
      : Array.isArray(value)
        ? value
        : [value];
    const depth = this.#path.length;
    const completed = values.map((each: unknown, index: number) => {
      this.#path[depth] = index;
      return this.#complete(items, each, plan);
    });
    this.#path.length = depth;
    return completed;
  }

  #object(type: string, value: Fields, selection: Selection): Fields {
    const result: Record<string, unknown> = {};
    const shows =
      value === NOTHING ? undefined : this.#session.twin.detail.resources.get(type)?.behaviour.shows;
    const shown = shows ? { ...value, ...shows(value, this.#session.context) } : value;
    for (const plan of selection.of(type)) {
      if (plan.name === "__typename") result[plan.key] = type;
      else if (!plan.compute && !plan.selection && typeof shown[plan.name] !== "function") {
        const held = shown[plan.name];
        result[plan.key] =
          held === undefined || held === null ? leastLeaf(this.#types, plan.type) : leaf(plan.type, held);
      } else
        result[plan.key] = this.#settled(
          plan,
          () => this.#resolve(type, shown, plan),
          () => {
            throw new Absent();
          },
        );
    }
    return result;
  }

  #resolve(type: string, value: Fields, plan: FieldPlan): unknown {
    const { compute, link, name } = plan;
    if (value === NOTHING) return undefined;
    if (compute) {
      const { context } = this.#session;
      return compute(value, plan.args ? { ...context, args: this.args(plan) } : context);
    }
    const held = value[name];
    // What a handler answers may work out a part when it is asked for.
    if (typeof held === "function") return held(this.args(plan));
    if (held !== undefined && held !== null) return held;
    if (!link) return this.#byId(type, value, name);
    if (link.kind === "one") return linkedEntity(this.#session, value, link);
    const model = this.#session.twin.detail.resources.get(link.to);
    if (!model) return [];
    const rows = linkedRows(this.#session, value, link);
    return { model, walk: walkRows(rows, this.#session.twin.vendor.order ?? "oldest") } satisfies RowList;
  }

  /** The entity whose id stands beside, in a thing that is itself no entity. */
  #byId(type: string, value: Fields, name: string): Entity | undefined {
    const id = value[`${name}Id`];
    if (typeof id !== "string") return undefined;
    const to = this.#types.field(type, name)?.type.name ?? "";
    return linkedEntity(this.#session, value, { kind: "one", to, by: `${name}Id` });
  }

  #connection(type: string, value: RowList | readonly unknown[], plan: FieldPlan): Fields {
    const rows = isRowList(value) ? value : this.#rowsOf(type, value);
    if (!rows) {
      const part = cutValues(this.#session, isRowList(value) ? [] : value, this.args(plan));
      return this.#object(type, part, plan.selection ?? noSelection());
    }
    const { model, walk } = rows;
    const connection = connect(this.#session, model, { walk, args: this.args(plan) });
    return this.#object(type, connectionFields(connection), plan.selection ?? noSelection());
  }

  /** The rows of stored entities that a handler lists, in its order. */
  #rowsOf(connection: string, values: readonly unknown[]): RowList | undefined {
    const element = this.#types.field(connection, "nodes")?.type.name ?? "";
    const model = this.#session.twin.detail.resources.get(element);
    if (!model) return undefined;
    const table = this.#session.world.table(element);
    const rows = values.flatMap((value): Row[] => {
      const row = table.row(String((value as Fields)[model.key]));
      return row !== undefined && row.entity === value ? [row] : [];
    });
    return rows.length === values.length ? { model, walk: walkRows(rows, "oldest") } : undefined;
  }

  /** The concrete type of a value: the one it names, else the one whose table it stands in. */
  #typeOf(declared: string, value: unknown): string {
    const possible = this.#types.possible(declared);
    if (possible.length === 1 && possible[0] === declared) return declared;
    const fields = value as Fields; // Values of composite types are objects.
    const named = fields["__typename"];
    if (typeof named === "string" && possible.includes(named)) return named;
    const { world } = this.#session;
    const id = String(fields["id"]);
    return possible.find((each) => world.table(each).row(id)?.entity === value) ?? possible[0] ?? declared;
  }
}

/** Stands for a thing that must be there and of which nothing is known: nothing is computed from it. */
const NOTHING: Fields = {};

/** A value as JSON has it; ids are texts, whatever they are made of. */
function leaf({ name }: TypeReference, value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return name === "ID" && typeof value === "number" ? String(value) : value;
}

function noSelection(): never {
  throw new Error("A connection has fields that must be selected.");
}

/** Rows that stand oldest first, in the order in which lists show them. */
export function walkRows(rows: readonly Row[], order: "newest" | "oldest"): Walk {
  const ordered = order === "newest" ? rows.toReversed() : rows;
  return (from) => (from ? ordered.slice(ordered.indexOf(from) + 1) : ordered);
}

function connectionFields({ rows, hasNextPage, hasPreviousPage, total }: Connection): Fields {
  return {
    nodes: rows.map(({ entity }) => entity),
    edges: rows.map(({ entity, key }) => ({ node: entity, cursor: key })),
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: rows[0]?.key ?? null,
      endCursor: rows.at(-1)?.key ?? null,
    },
    get totalCount() {
      return total();
    },
  };
}
