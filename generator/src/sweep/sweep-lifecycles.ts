import { isDeepStrictEqual } from "node:util";
import type { OperationEntry } from "@wondertwin/framework/contracts";
import type { Fields } from "./encode-request.ts";
import { freeField } from "./free-field.ts";
import { walkPages } from "./paging.ts";
import { isSuccess, type Received, type SentRequest, type Subject } from "./subject.ts";
import { type Id, idOf, member, Visit } from "./visit.ts";

/** The operations on one collection and its items. */
export interface Collection {
  readonly resource: string;
  readonly create: OperationEntry;
  readonly get?: OperationEntry | undefined;
  readonly list?: OperationEntry | undefined;
  readonly update?: OperationEntry | undefined;
  readonly remove?: OperationEntry | undefined;
}

/** What entities go through, in order; each where the collection has an operation for it. */
export const LIFE_STEPS = [
  "create",
  "retrieve",
  "update",
  "list",
  "page forward",
  "page backward",
  "delete",
] as const;

export type LifeStep = (typeof LIFE_STEPS)[number];

/** What a life from creation to deletion showed. */
export interface LifecycleVerdict {
  readonly path: string;
  readonly resource: string;
  /** The steps that were taken and came out right. */
  readonly steps: readonly LifeStep[];
  /** The first step that did not. */
  readonly wrong?: string | undefined;
}

/** How many entities are made: more than two pages of two. */
const COUNT = 5;

/** Leads entities of every collection that makes them through their whole life. */
export function sweepLifecycles(subject: Subject): readonly LifecycleVerdict[] {
  return collectionsOf(subject).map((collection) => new Life(subject, collection).verdict());
}

function collectionsOf({ boot }: Subject): readonly Collection[] {
  const isCovered = ({ coverage }: OperationEntry) => coverage === "derived";
  const below = (path: string, itemPath: string) => {
    const collection = path.replace(/\/$/, "");
    return itemPath.startsWith(collection) && /^\/\{[^/]+\}\/?$/.test(itemPath.slice(collection.length));
  };
  const noun = (path: string) => /^([^{}]*)\.\w+$/.exec(path)?.[1];
  const isAlike = (create: string, other: string) =>
    noun(create) !== undefined && noun(create) === noun(other);
  const find = (create: OperationEntry, kind: OperationEntry["kind"]) =>
    boot.operations.find(
      (each) =>
        each.kind === kind &&
        isCovered(each) &&
        each.resource === create.resource &&
        (isAlike(create.path, each.path) ||
          (kind === "list" ? each.path === create.path : below(create.path, each.path))),
    );
  return boot.operations.flatMap((create) => {
    if (create.kind !== "create" || !isCovered(create) || create.answer.body !== "item") return [];
    const [get, list, update, remove] = [
      find(create, "get"),
      find(create, "list"),
      find(create, "update"),
      find(create, "delete"),
    ];
    if (!get && !list) return [];
    return [{ resource: create.resource ?? "", create, get, list, update, remove }];
  });
}

class Step extends Error {}

/** Ends a life where something in it is wrong. */
function hold(holds: boolean, step: string, answer: Received): asserts holds {
  if (!holds) throw new Step(`${step}: ${answer.status} ${answer.text.slice(0, 400)}`);
}

class Life {
  readonly #subject: Subject;
  readonly #collection: Collection;
  readonly #steps: LifeStep[] = [];
  readonly #visit: Visit;
  /** The parents' ids in the collection's path. */
  #above: readonly string[] = [];

  constructor(subject: Subject, collection: Collection) {
    this.#subject = subject;
    this.#collection = collection;
    this.#visit = new Visit(subject, subject.hints.operations?.[collection.create.id]);
  }

  verdict(): LifecycleVerdict {
    const { resource, create } = this.#collection;
    const about = { resource, path: create.path, steps: this.#steps };
    try {
      this.#live();
      return about;
    } catch (error) {
      if (error instanceof Step) return { ...about, wrong: error.message };
      throw error;
    }
  }

  #live(): void {
    const { create, get, list, update, remove } = this.#collection;
    const made = Array.from({ length: COUNT }, () => this.#create(create));
    const [first] = made;
    if (first === undefined) return;
    if (get) this.#retrieve(get, first);
    if (update) this.#update(update, get, first.id);
    if (list)
      this.#list(
        list,
        made.map(({ id }) => id),
      );
    if (remove) this.#remove(remove, first.id);
  }

  #create(create: OperationEntry): { id: Id; entity: unknown } {
    const request = this.#visit.request(create);
    this.#above = request.path;
    const answer = this.#subject.send(create, request);
    hold(isSuccess(answer), "create", answer);
    const entity = entityOf(create, answer);
    const id = idOf(entity, this.#subject.keyOf(this.#collection.resource));
    hold(id !== undefined, "create answers an id", answer);
    this.#did("create");
    return { id, entity };
  }

  #retrieve(get: OperationEntry, { id, entity }: { id: Id; entity: unknown }): void {
    const answer = this.#onItem(get, id);
    const { view } = this.#collection.create.answer;
    const isSame = view === undefined ? agrees : agreesSoFar;
    hold(isSuccess(answer) && isSame(entity, entityOf(get, answer)), "retrieve what was created", answer);
    this.#did("retrieve");
  }

  #update(update: OperationEntry, get: OperationEntry | undefined, id: Id): void {
    const field = freeField(update, this.#subject.lazy);
    if (field === undefined) return;
    const { name, value, body } = field;
    const answer = this.#onItem(update, id, body);
    const { body: form, view } = update.answer;
    const isTold =
      form === "item" && (view === undefined || this.#subject.lazy.views?.[view]?.includes(name));
    const isShown = !isTold || shows(entityOf(update, answer), name, value);
    hold(isSuccess(answer) && isShown, `update ${name}`, answer);
    if (get) {
      const read = this.#onItem(get, id);
      hold(shows(entityOf(get, read), name, value), `retrieve the updated ${name}`, read);
    }
    this.#did("update");
  }

  #list(list: OperationEntry, made: readonly Id[]): void {
    const key = this.#subject.keyOf(this.#collection.resource);
    const ask = (query: Fields) => this.#send(list, this.#above, { query });
    const idsOf = (answer: Received) => itemsOf(list, answer).map((item) => idOf(item, key));
    const whole = ask({});
    const ids = idsOf(whole);
    hold(
      made.every((id) => ids.includes(id)),
      "list what was created",
      whole,
    );
    this.#did("list");
    for (const walk of walkPages(list, this.#subject.lazy.schemas, (query) => idsOf(ask(query)))) {
      const step = `page ${walk.direction}` as const;
      hold(isDeepStrictEqual(walk.ids, ids), `${step} meets ${walk.ids} instead of ${ids}`, whole);
      this.#did(step);
    }
  }

  #remove(remove: OperationEntry, id: Id): void {
    const { get, list } = this.#collection;
    const answer = this.#onItem(remove, id);
    hold(isSuccess(answer), "delete", answer);
    if (get) {
      const read = this.#onItem(get, id);
      const isGone = !isSuccess(read) && read.status < 500;
      hold(isGone || shows(read.json, "deleted", true), "retrieve nothing deleted", read);
    }
    if (list) {
      const left = this.#send(list, this.#above);
      const key = this.#subject.keyOf(this.#collection.resource);
      const ids = itemsOf(list, left).map((item) => idOf(item, key));
      hold(!ids.includes(id), "list nothing deleted", left);
    }
    this.#did("delete");
  }

  #onItem(operation: OperationEntry, id: Id, body: Fields = {}): Received {
    const parameter = operation.params?.at(-1);
    const name = parameter === undefined ? id : this.#visit.inPath(parameter, id);
    return this.#send(operation, [...this.#above, String(name)], { body });
  }

  #send(operation: OperationEntry, path: readonly string[], beside: { body?: Fields; query?: Fields } = {}) {
    const request: SentRequest = this.#visit.request(operation, beside.body, path);
    return this.#subject.send(operation, { ...request, query: { ...request.query, ...beside.query } });
  }

  #did(step: LifeStep): void {
    if (!this.#steps.includes(step)) this.#steps.push(step);
  }
}

/** The entity in an answer. */
function entityOf({ answer: { at } }: OperationEntry, { json }: Received): unknown {
  return at === undefined ? json : member(json, at);
}

function itemsOf(list: OperationEntry, { json }: Received): readonly unknown[] {
  const items = list.answer.at === undefined ? json : member(json, list.answer.at);
  return Array.isArray(items) ? items : [];
}

/** Whether what is read has every field of what was answered before, unchanged; reading may hide secrets. */
function agrees(answered: unknown, read: unknown): boolean {
  if (typeof answered !== "object" || answered === null || typeof read !== "object" || read === null)
    return false;
  return Object.entries(read).every(([name, value]) => isDeepStrictEqual(member(answered, name), value));
}

/** The same of an answer that tells less than the entity has, or once what no other does. */
function agreesSoFar(answered: unknown, read: unknown): boolean {
  if (typeof answered !== "object" || answered === null || typeof read !== "object" || read === null)
    return false;
  return Object.entries(answered).every(
    ([name, value]) => !Object.hasOwn(read, name) || isDeepStrictEqual(member(read, name), value),
  );
}

function shows(entity: unknown, name: string, value: unknown): boolean {
  return isDeepStrictEqual(member(entity, name), value);
}
