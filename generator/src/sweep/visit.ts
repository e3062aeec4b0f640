import type { Json, OperationEntry, PathParameter } from "@wondertwin/framework/contracts";
import type { Fields } from "./encode-request.ts";
import type { RequestHint } from "./hints.ts";
import { LeastValue } from "./least-value.ts";
import { resourceAt } from "./reference-at.ts";
import { isSuccess, type Received, type SentRequest, type Subject } from "./subject.ts";

type State = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** What names an entity in paths and references. */
export type Id = string | number;

/**
 * A stay in a fresh twin: makes whatever an operation needs to succeed, then calls it.
 *
 * Entities are made through the API itself, parents first; what the API lets nobody make is planted.
 */
export class Visit {
  readonly subject: Subject;
  /** Resources of which an entity had to be planted. */
  readonly planted = new Set<string>();
  readonly #hint: RequestHint | undefined;
  readonly #ids = new Map<string, Id>();
  readonly #underWay = new Set<string>();
  #count = 0;

  constructor(subject: Subject, hint?: RequestHint) {
    this.subject = subject;
    this.#hint = hint;
    subject.startAfresh();
  }

  /** Carries out an operation, with what its hint says comes first. */
  perform(operation: OperationEntry, body: Fields = {}): Received {
    for (const step of this.#hint?.first ?? []) {
      const first = this.subject.operation(step.operation);
      const answer = this.subject.send(first, this.request(first, step.body));
      this.#remember(first, answer);
    }
    const request = this.request(operation, body);
    if (operation.kind === "check") this.#tie(operation, request);
    const answer = this.subject.send(operation, request);
    if (answer.status !== 404 || !operation.kind.startsWith("singleton")) return answer;
    // What the path leads to can be the newest of a collection, which nothing of the kind has been put into.
    const parameters = operation.params ?? [];
    this.#plant(operation.resource ?? "", this.#parentFields(parameters, this.request(operation).path));
    return this.subject.send(operation, this.request(operation, body));
  }

  /** Makes the tie, or sets the mark, that an operation asks for. */
  #tie({ relation, path }: OperationEntry, request: SentRequest): void {
    const makes = this.subject.boot.operations.find(
      (each) => each.kind === "add" && each.relation === relation && each.path === path,
    );
    if (makes) this.subject.send(makes, { ...this.request(makes), path: request.path });
  }

  /** The least request for an operation, with the ids of entities that exist where `at` gives none. */
  request(operation: OperationEntry, beside: Fields = {}, at?: readonly string[]): SentRequest {
    const hint = this.subject.hints.operations?.[operation.id];
    const path = at ?? this.#pathOf(operation, hint);
    const query: Fields = { ...this.#leastFields(operation, operation.query), ...this.#filled(hint?.query) };
    if (operation.body === undefined) return { path, query, body: undefined };
    const least = this.#least(operation, operation.body);
    if (!isFields(least)) return { path, query, body: least };
    const named = this.#namedIn(operation, least, path);
    const body = merged(merged(named, this.#filled(hint?.body)), this.#filled(beside));
    if (operation.kind === "replace") return { path, query, body: this.#naming(operation, body) };
    return { path, query, body: operation.kind === "create" ? this.#withOwnNames(operation, body) : body };
  }

  /** A body with the ids among its arguments that the operation goes by. */
  #namedIn({ params = [], body }: OperationEntry, least: Fields, path: readonly string[]): Fields {
    const properties = (body !== undefined && this.subject.lazy.schemas[body]?.properties) || {};
    const ids = params.flatMap(({ name, in: place, resource }, position) =>
      place === "arguments" && resource !== undefined && Object.hasOwn(properties, name)
        ? [[name, path[position] ?? ""] as const]
        : [],
    );
    return { ...least, ...Object.fromEntries(ids) };
  }

  /** A body whose list names an entity that exists. */
  #naming({ resource = "" }: OperationEntry, body: Fields): Fields {
    const id = this.ensure(resource);
    return Object.fromEntries(
      Object.entries(body).map(([name, value]) => {
        const stored = id === undefined ? undefined : this.#stored(resource, id);
        const texts = this.subject.namesOf(resource).map((field) => stored?.[field]);
        const isText = Array.isArray(value) && typeof value[0] === "string";
        const named = isText ? texts.find((text) => typeof text === "string") : id;
        return [name, Array.isArray(value) && named !== undefined ? [named] : value];
      }),
    );
  }

  /** A body whose key and names, where the client gives them, nobody has given before. */
  #withOwnNames(operation: OperationEntry, body: Fields): Fields {
    const names = this.subject.namesOf(operation.resource ?? "");
    const { at } = operation.answer;
    const inner = (at === undefined ? undefined : body[at]) ?? null;
    if (at !== undefined && isFields(inner)) return { ...body, [at]: this.#numbered(inner, names) };
    return this.#numbered(body, names);
  }

  #numbered(fields: Fields, names: readonly string[]): Fields {
    // Where paths name an entity, its name is often what they are made from.
    const own = [...names, ...(names.length > 1 ? ["name"] : [])].filter((name) => fields[name] === "x");
    return { ...fields, ...Object.fromEntries(own.map((name) => [name, `x${this.#count++}`])) };
  }

  /** The id of an entity of a resource, which is made where there is none yet. */
  ensure(resource: string): Id | undefined {
    const known = this.#ids.get(resource);
    if (known !== undefined || this.#underWay.has(resource)) return known;
    this.#underWay.add(resource);
    const id = this.#make(resource) ?? this.#found(resource) ?? this.#plant(resource, {});
    this.#underWay.delete(resource);
    if (id !== undefined) this.#ids.set(resource, id);
    return id;
  }

  #leastFields(operation: OperationEntry, schema: number | undefined): Fields {
    const least = this.#least(operation, schema);
    return isFields(least) ? least : {};
  }

  #least(operation: OperationEntry, schema: number | undefined): Json & object {
    if (schema === undefined) return {};
    const idAt = (path: readonly string[]) => {
      const resource = resourceAt(this.subject.lazy.resources, operation.resource, path);
      return resource === undefined ? undefined : this.ensure(resource);
    };
    const writer = new LeastValue(this.subject.lazy.schemas, idAt, this.subject.hints.members);
    const value = writer.write(schema);
    return typeof value === "object" && value !== null ? value : {};
  }

  /** Replaces `"{resource}"` in a hint's values by ids. */
  #filled(fields: Fields = {}): Fields {
    const fill = (value: Json): Json => {
      if (typeof value === "string") {
        const [, resource] = /^\{([^{}]+)\}$/.exec(value) ?? [];
        return resource === undefined ? value : (this.ensure(resource) ?? value);
      }
      if (typeof value !== "object" || value === null) return value;
      if (Array.isArray(value)) return value.map(fill);
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fill(each)]));
    };
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fill(value)]));
  }

  #pathOf(operation: OperationEntry, hint: RequestHint | undefined): string[] {
    const values: string[] = [];
    for (const [position, parameter] of (operation.params ?? []).entries()) {
      const given = this.#filled({ ...this.subject.hints.path, ...hint?.path })[parameter.name];
      const id = given === undefined ? this.#itemOf(operation, position, values) : undefined;
      values.push(String(given ?? (id === undefined ? "x" : this.inPath(parameter, id))));
    }
    return values;
  }

  /** What names an entity in the place of a path parameter. */
  inPath({ by, resource = "" }: PathParameter, id: Id): unknown {
    return by === undefined ? id : this.#stored(resource, id)?.[by] || id;
  }

  /** The id of the entity that a path parameter names, below the parents before it. */
  #itemOf(operation: OperationEntry, position: number, above: readonly string[]): Id | undefined {
    const parameter = operation.params?.[position];
    if (parameter?.resource === undefined) return undefined;
    const parents = (operation.params ?? []).slice(0, position);
    if (parents.length === 0) return this.ensure(parameter.resource);
    const template = operation.path.slice(0, operation.path.indexOf(`/{${parameter.name}}`));
    const place = `${template} ${above.join(" ")}`;
    const known = this.#ids.get(place);
    if (known !== undefined) return known;
    const id =
      this.#makeAt(parameter.resource, template, above) ??
      this.#made(parameter.resource, parents, above) ??
      this.#plant(parameter.resource, this.#parentFields(parents, above));
    if (id !== undefined) {
      this.#ids.set(place, id);
      if (!this.#ids.has(parameter.resource)) this.#ids.set(parameter.resource, id);
    }
    return id;
  }

  /** Makes an entity by the operation that creates in this very collection. */
  #makeAt(resource: string, template: string, above: readonly string[]): Id | undefined {
    const maker = this.#makers(resource).find(({ path }) => shapeOf(path) === shapeOf(template));
    return (
      maker && this.#createdBy(maker, { ...this.request(maker, this.#hint?.make?.[resource]), path: above })
    );
  }

  /** Takes an entity that was made elsewhere, where it belongs to the same parents. */
  #made(resource: string, parents: readonly PathParameter[], above: readonly string[]): Id | undefined {
    const id = this.#make(resource);
    if (id === undefined) return undefined;
    const entity = this.#stored(resource, id);
    const belongs = Object.entries(this.#parentFields(parents, above)).every(
      ([field, value]) => entity?.[field] === undefined || String(entity[field]) === String(value),
    );
    return belongs ? id : undefined;
  }

  #stored(resource: string, id: Id): Readonly<Record<string, unknown>> | undefined {
    const key = this.subject.keyOf(resource);
    const entities = this.#state()[resource] ?? {};
    return entities[String(id)] ?? Object.values(entities).findLast((entity) => entity[key] === id);
  }

  /** The fields of an entity that hold its parents' ids, as values in a path name them. */
  #parentFields(parents: readonly PathParameter[], values: readonly string[]): Fields {
    return Object.fromEntries(
      parents.map((parameter, position) => {
        const { name, resource, field, by } = parameter;
        const value = values[position] ?? "";
        const named = Object.values(this.#state()[resource ?? ""] ?? {}).findLast(
          (entity) => String(entity[by ?? this.subject.keyOf(resource ?? "")]) === value,
        );
        const id = idOf(named, this.subject.keyOf(resource ?? ""));
        return [field ?? `^${resource ?? name}`, id ?? value];
      }),
    );
  }

  /** What the partition holds, by resource and id. */
  #state(): State {
    const { twin, partition } = this.subject;
    // A twin's state has this shape below each partition.
    return (twin.state()[partition] ?? {}) as State;
  }

  #make(resource: string): Id | undefined {
    if (this.#hint?.plant?.[resource] !== undefined) return this.#plant(resource, {});
    for (const maker of this.#makers(resource)) {
      const id = this.#createdBy(maker, this.request(maker, this.#hint?.make?.[resource]));
      if (id !== undefined) return id;
    }
    return undefined;
  }

  /** An entity that the twin holds anyway: from its seed, or made beside another. */
  #found(resource: string): Id | undefined {
    const [entity] = Object.values(this.#state()[resource] ?? {});
    return entity && idOf(entity, this.subject.keyOf(resource));
  }

  #createdBy(maker: OperationEntry, request: SentRequest): Id | undefined {
    const answer = this.subject.send(maker, request);
    return isSuccess(answer) ? this.#remember(maker, answer) : undefined;
  }

  /** Keeps the id of the entity an answer holds. */
  #remember(operation: OperationEntry, { json }: Received): Id | undefined {
    const { at, body, resource } = operation.answer;
    if (body !== "item" || resource === undefined) return undefined;
    const entity = at === undefined ? json : member(json, at);
    const id = idOf(entity, this.subject.keyOf(resource));
    if (id === undefined || this.#stored(resource, id) === undefined) return undefined;
    this.#ids.set(resource, id);
    return id;
  }

  /** The operations that make a resource's entities, those with the fewest parents first. */
  #makers(resource: string): readonly OperationEntry[] {
    return this.subject.boot.operations
      .filter((each) => each.kind === "create" && each.resource === resource && each.answer.body === "item")
      .sort((one, other) => (one.params?.length ?? 0) - (other.params?.length ?? 0));
  }

  #plant(resource: string, parents: Fields): Id | undefined {
    const { twin, partition, lazy } = this.subject;
    if (lazy.resources[resource] === undefined) return undefined;
    this.planted.add(resource);
    const fields = { ...this.#filled(this.#hint?.plant?.[resource]), ...parents };
    try {
      return idOf(twin.plant(resource, fields, partition), this.subject.keyOf(resource));
    } catch (error) {
      // What is there already need not be planted.
      // The built twin has an error class of its own.
      const isTaken = error instanceof Error && "code" in error && error.code === "id_taken";
      if (isTaken) return this.#found(resource);
      throw error;
    }
  }
}

const shapeOf = (path: string) => path.replace(/\{[^}]+\}/g, "{}");

/** Fields with others, of which objects are merged as well. */
function merged(fields: Fields, others: Fields): Fields {
  const both = Object.entries(others).map(([name, other]): [string, Json] => {
    const own = fields[name] ?? null;
    return [name, isFields(own) && isFields(other) ? merged(own, other) : other];
  });
  return { ...fields, ...Object.fromEntries(both) };
}

function isFields(value: Json): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The id of an entity; undefined where it has none. */
export function idOf(entity: unknown, key: string): Id | undefined {
  const id = member(entity, key);
  return typeof id === "string" || typeof id === "number" ? id : undefined;
}

export function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
