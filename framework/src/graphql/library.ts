import type { OperationDefinitionNode } from "graphql";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Variables } from "./coerce.ts";
import { chooseOperation, type Document, readDocument } from "./document.ts";
import type { GraphqlRequest } from "./graphql-request.ts";
import type { Mistake } from "./mistake.ts";
import { type FieldPlan, planOperation } from "./plan.ts";
import { switchNames } from "./switch-names.ts";
import type { TypeSystem } from "./type-system.ts";
import { readVariables } from "./variables.ts";

/** A request that is understood. */
export interface Question {
  readonly kind: "query" | "mutation";
  readonly document: Document;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
  /** What is asked of the root, in order. */
  readonly roots: readonly FieldPlan[];
}

interface Entry {
  readonly document: ReturnType<typeof readDocument>;
  readonly plans: Map<string, readonly FieldPlan[]>;
}

/** How many documents are remembered; programs send few different ones. */
const REMEMBERED = 1000;

/** Reads documents, each once: what was made of it serves whenever it comes again. */
export class Library {
  readonly twin: TwinModel;
  readonly types: TypeSystem;
  readonly #entries = new Map<string, Entry>();

  constructor(twin: TwinModel) {
    this.twin = twin;
    const { types } = twin.detail;
    if (!types) throw new Error("A twin that speaks GraphQL has a schema.");
    this.types = types;
  }

  /** What a request asks for, or everything that is wrong with it. */
  read({
    query,
    variables,
    operationName,
  }: GraphqlRequest): Question | { readonly mistakes: readonly Mistake[] } {
    const { document, plans } = this.#entry(query);
    if ("mistakes" in document) return document;
    const operation = chooseOperation(document, operationName);
    if ("mistakes" in operation) return operation;
    const read = readVariables(this.types, operation, variables);
    if ("mistakes" in read) return read;
    const { values } = read;
    const kind = operation.operation === "mutation" ? "mutation" : "query";
    const switches = Object.fromEntries(switchNames(document).map((name) => [name, values[name] === true]));
    const key = JSON.stringify([operation.name?.value, switches]);
    let roots = plans.get(key);
    if (!roots) {
      const ground = { types: this.types, resources: this.twin.detail.resources };
      roots = planOperation(ground, { document, operation, switches }).of(this.types.root(kind) ?? "");
      plans.set(key, roots);
    }
    return { kind, document, operation, variables: values, roots };
  }

  #entry(query: string): Entry {
    let entry = this.#entries.get(query);
    if (!entry) {
      entry = { document: readDocument(this.types, query), plans: new Map() };
      const [oldest] = this.#entries.keys();
      if (this.#entries.size >= REMEMBERED && oldest !== undefined) this.#entries.delete(oldest);
      this.#entries.set(query, entry);
    }
    return entry;
  }
}
