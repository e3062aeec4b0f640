import type { OperationEntry } from "@wondertwin/framework/contracts";
import { type GraphQLSchema, isAbstractType } from "graphql";
import type { BuiltTwinFolder } from "./built-twin.ts";
import { misfit } from "./graphql-fit.ts";
import { askAll, type GraphqlQuestion, rootField } from "./graphql-question.ts";
import type { SweepHints } from "./hints.ts";

/** What became of one field of a root. */
export interface GraphqlVerdict {
  readonly id: string;
  /** Why a good question is not answered as the schema says. */
  readonly notAnswered?: string | undefined;
  /** Why a bad one is not refused. */
  readonly notRejected?: string | undefined;
}

interface Answer {
  readonly status: number;
  readonly errors: readonly { readonly message: string }[];
  readonly data: Readonly<Record<string, unknown>> | null;
}

/** Asks for every field of both roots, well and badly, each on a fresh twin. */
export function sweepGraphql(
  twin: BuiltTwinFolder,
  schema: GraphQLSchema,
  hints: SweepHints,
): readonly GraphqlVerdict[] {
  const sweep = new GraphqlSweep(twin, schema, hints);
  return twin.boot.operations.filter(({ field }) => field !== undefined).map((each) => sweep.verdict(each));
}

class GraphqlSweep {
  readonly #built: BuiltTwinFolder;
  readonly #schema: GraphQLSchema;
  readonly #hints: SweepHints;

  constructor(built: BuiltTwinFolder, schema: GraphQLSchema, hints: SweepHints) {
    this.#built = built;
    this.#schema = schema;
    this.#hints = hints;
  }

  verdict(operation: OperationEntry): GraphqlVerdict {
    this.#built.twin.reset();
    this.#ask({ query: "{ __typename }", variables: {} });
    const question = this.#question(operation);
    return {
      id: operation.id,
      notAnswered: this.#notAnswered(operation, question),
      notRejected: this.#notRejected(operation, question),
    };
  }

  #notAnswered(operation: OperationEntry, question: GraphqlQuestion): string | undefined {
    const { status, errors, data } = this.#ask(question);
    const [error] = errors;
    if (error) return error.message;
    if (status !== 200) return `The status is ${status}.`;
    const { name, type } = rootField(this.#schema, operation);
    return misfit(this.#schema, type, data?.[name], name);
  }

  /** A field that nobody has, and, where an item is meant, an item that nobody has. */
  #notRejected(
    { kind, coverage }: OperationEntry,
    { query, variables }: GraphqlQuestion,
  ): string | undefined {
    const unknown = this.#ask({ query: query.replace(/\}$/, "unheardOf }"), variables });
    if (!unknown.errors.some(({ message }) => message.startsWith("Cannot query field")))
      return "An unknown field is taken.";
    const isItem = ["get", "update", "delete", "archive", "unarchive"].includes(kind);
    if (!isItem || coverage !== "derived") return undefined;
    const gone = this.#ask({ query, variables: { ...variables, id: "nowhere" } });
    return gone.errors.length > 0 ? undefined : "An unknown item is found.";
  }

  #question(operation: OperationEntry): GraphqlQuestion {
    const least = askAll(this.#schema, operation, (name) => this.#idFor(operation, name));
    const { body = {} } = this.#hints.operations?.[operation.id] ?? {};
    return { ...least, variables: merged(least.variables, body, (name) => this.#planted(operation, name)) };
  }

  /** A resource itself, or the first of those that an interface stands for. */
  #concrete(resource: string | undefined): string | undefined {
    const type = this.#schema.getType(resource ?? "");
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type)[0]?.name : resource;
  }

  /** An id of an entity of the kind that a name speaks of, made for the purpose. */
  #idFor(operation: OperationEntry, name: string): string {
    const resource =
      name === "id"
        ? this.#concrete(operation.resource ?? this.#spokenOf(operation))
        : this.#named(name.replace(/Ids?$/, ""));
    if (resource === undefined || (name !== "id" && !/Id$/.test(name))) return "x";
    return this.#planted(operation, resource);
  }

  #planted({ id }: OperationEntry, resource: string): string {
    const [partition = "default"] = Object.keys(this.#built.twin.state());
    const planted = this.#hints.operations?.[id]?.plant?.[resource] ?? {};
    return this.#built.lazy.resources[resource]
      ? String(this.#built.twin.plant(resource, planted, partition)["id"])
      : "x";
  }

  /** The resource whose name an operation's begins with: `issueAddLabel` is about an issue. */
  #spokenOf({ field }: OperationEntry): string | undefined {
    const name = (field?.name ?? "").toLowerCase();
    const fitting = Object.keys(this.#built.lazy.resources).filter((each) =>
      name.startsWith(each.toLowerCase()),
    );
    return fitting.toSorted((a, b) => b.length - a.length)[0];
  }

  /** The resource that a word speaks of: `relatedIssue` is an issue, and `pipeline` a release pipeline. */
  #named(word: string): string | undefined {
    const names = Object.keys(this.#built.lazy.resources);
    const lower = word.toLowerCase();
    const is = (test: (name: string) => boolean) => names.find((name) => test(name.toLowerCase()));
    return (
      is((name) => name === lower) ?? is((name) => lower.endsWith(name)) ?? is((name) => name.endsWith(lower))
    );
  }

  #ask({ query, variables }: GraphqlQuestion): Answer {
    const { status, body } = this.#built.twin.handle({
      method: "POST",
      url: this.#built.boot.graphql?.path ?? "/graphql",
      headers: { ...this.#hints.headers, "content-type": "application/json" },
      body: new TextEncoder().encode(JSON.stringify({ query, variables })),
      baseUrl: "http://127.0.0.1:4111",
    });
    const text = typeof body === "string" ? body : new TextDecoder().decode(body);
    return { errors: [], data: null, ...JSON.parse(text), status };
  }
}

type Values = Readonly<Record<string, unknown>>;

/** What a hint says in place of the least; `{Name}` stands for a planted entity's id. */
function merged(least: Values, hint: Values, plant: (resource: string) => string): Values {
  const value = (given: unknown, own: unknown): unknown => {
    if (typeof given === "string") {
      const resource = /^\{(\w+)\}$/.exec(given)?.[1];
      return resource === undefined ? given : plant(resource);
    }
    if (Array.isArray(given)) return given.map((each) => value(each, undefined));
    if (typeof given !== "object" || given === null) return given;
    const fields = typeof own === "object" && own !== null ? own : {};
    return merged(fields as Values, given as Values, plant);
  };
  return {
    ...least,
    ...Object.fromEntries(Object.entries(hint).map(([name, given]) => [name, value(given, least[name])])),
  };
}
