import type { Redactor } from "../capture/redact.ts";
import { TwinError } from "../contracts/twin-error.ts";
import type { Entity } from "../store/entity.ts";
import type { World } from "../store/world.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { atPointer } from "./json-pointer.ts";

/** Which entities of a collection are meant, and how many of them. */
export interface CollectionQuery {
  /** Texts of fields by dotted path, as in `address.city=Turin`: all of them must be equal. */
  readonly where?: readonly string[];
  /** The key of the entity behind which the page begins. */
  readonly after?: string;
  /** Default: 100. */
  readonly limit?: number;
}

/** A page of a collection, in the order of creation. */
export interface CollectionPage {
  readonly resource: string;
  /** How many there are of those that are meant, on all pages. */
  readonly total: number;
  readonly items: readonly Entity[];
  /** The key to begin the next page behind, where there is one. */
  readonly next?: string;
}

const DEFAULT_PAGE = 100;

/** A partition's state to look at: secrets replaced, nothing to change. */
export class StateView {
  readonly #twin: TwinModel;
  readonly #world: World | undefined;
  readonly #redactor: Redactor;

  /** `world` is undefined for a partition that nobody has entered: nothing is in it. */
  constructor({ twin, world, redactor }: { twin: TwinModel; world: World | undefined; redactor: Redactor }) {
    this.#twin = twin;
    this.#world = world;
    this.#redactor = redactor;
  }

  /** How many entities there are by resource, the empty collections left out. */
  collections(): Readonly<Record<string, number>> {
    const tables = [...(this.#world?.tables() ?? [])].filter(({ size }) => size > 0);
    return Object.fromEntries(tables.map(({ name, size }) => [name, size]));
  }

  /** @throws TwinError `unknown_resource`, `bad_where`, `unknown_entity` */
  collection(
    resource: string,
    { where = [], after, limit = DEFAULT_PAGE }: CollectionQuery = {},
  ): CollectionPage {
    this.#requireResource(resource);
    const tests = where.map(fieldTest);
    const table = this.#world?.table(resource);
    const rows = [...(table?.rows("oldest") ?? [])].filter(({ entity }) =>
      tests.every((test) => test(entity)),
    );
    const start = after === undefined ? 0 : rows.findIndex(({ key }) => key === after) + 1;
    if (after !== undefined && start === 0) throw unknownEntity(resource, after);
    const page = rows.slice(start, start + limit);
    const last = page.at(-1);
    return {
      resource,
      total: rows.length,
      items: page.map(({ entity }) => this.#shown(entity)),
      ...(last && start + limit < rows.length && { next: last.key }),
    };
  }

  /** @throws TwinError `unknown_resource`, `unknown_entity` */
  entity(resource: string, key: string): Entity {
    this.#requireResource(resource);
    const row = this.#world?.table(resource).row(key);
    if (!row) throw unknownEntity(resource, key);
    return this.#shown(row.entity);
  }

  /**
   * A slice by JSON pointer (RFC 6901): `/customer/<id>/address/city`; the empty pointer is all there is.
   *
   * @throws TwinError `bad_pointer`, `unknown_pointer`
   */
  slice(pointer: string): unknown {
    return atPointer(this.#all(), pointer);
  }

  #all(): Readonly<Record<string, Readonly<Record<string, Entity>>>> {
    const tables = [...(this.#world?.tables() ?? [])].filter(({ size }) => size > 0);
    return Object.fromEntries(
      tables.map((table) => [
        table.name,
        Object.fromEntries(Array.from(table.rows("oldest"), ({ key, entity }) => [key, this.#shown(entity)])),
      ]),
    );
  }

  #shown(entity: Entity): Entity {
    // The shape of an object stays: only values of its fields are replaced.
    return this.#redactor.value(entity) as Entity;
  }

  #requireResource(name: string): void {
    const { resources } = this.#twin.detail;
    if (resources.has(name)) return;
    throw new TwinError("unknown_resource", `${this.#twin.manifest.title} has no resource ${name}.`, {
      hint: `Those it holds now: ${Object.keys(this.collections()).join(", ") || "none"}.`,
    });
  }
}

/** A test for one `field=text`. */
function fieldTest(clause: string): (entity: Entity) => boolean {
  const at = clause.indexOf("=");
  if (at < 1)
    throw new TwinError("bad_where", `${JSON.stringify(clause)} names no field and its value.`, {
      hint: "Write it like status=draft or address.city=Turin.",
    });
  const path = clause.slice(0, at).split(".");
  const wanted = clause.slice(at + 1);
  return (entity) => {
    let value: unknown = entity;
    for (const step of path) value = memberOf(value, step);
    return (typeof value === "string" ? value : JSON.stringify(value)) === wanted;
  };
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function unknownEntity(resource: string, key: string): TwinError {
  return new TwinError("unknown_entity", `There is no ${resource} ${key} in this partition.`, {
    hint: `See which there are: GET /_wt/state/${resource}.`,
  });
}
