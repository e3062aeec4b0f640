import type { Caller } from "../authoring/context.ts";
import type { Event } from "../authoring/event.ts";
import type { RequestHead } from "../authoring/vendor.ts";
import type { OperationEntry } from "../contracts/artifact.ts";
import type { World } from "../store/world.ts";
import type { AnyContext } from "../twin/erased.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { clientAddress } from "./client-address.ts";
import { EntityCollection } from "./entity-collection.ts";
import { fail } from "./fail.ts";
import { pagePath } from "./page-path.ts";
import { recordEvent } from "./record-event.ts";
import { rowKey } from "./row-key.ts";
import { shownEntity } from "./shown-entity.ts";
import { taggedModel } from "./tagged-model.ts";

/** What a request says, once it is read. */
export interface RequestInput {
  readonly params: Record<string, string>;
  readonly query: Record<string, unknown>;
  readonly body: Record<string, unknown>;
}

const noNames: readonly string[] = [];

export const noInput: RequestInput = { params: {}, query: {}, body: {} };

export type SessionInput = {
  readonly world: World;
  readonly twin: TwinModel;
  readonly head: RequestHead;
  readonly caller: Caller;
  /** Empty where no request stands behind it. */
  readonly id: string;
  /** Where the twin is reached. */
  readonly baseUrl: string;
  /** What it is reached as, where that is another place. */
  readonly origin?: string | undefined;
  /** The query string without its `?`; empty where there is none. */
  readonly search?: string;
  readonly idempotencyKey?: string | undefined;
  /** Whether what it does is no news to anyone: then there are no events of it. */
  readonly quiet?: boolean;
} & (
  | {
      /** The machine's time of the request, in milliseconds since 1970. */
      readonly wall: number;
    }
  | {
      /** The moment on the world's clock, in milliseconds since 1970. */
      readonly at: number;
    }
);

/**
 * One request's view of its world: everything a handler may touch, at one moment of the world's clock.
 *
 * A session ends with the world's commit or rollback; handlers are synchronous, so no two overlap.
 */
export class Session {
  readonly world: World;
  readonly twin: TwinModel;
  readonly head: RequestHead;
  /** Who sent the request; what it may do is known once its world is. */
  caller: Caller;
  readonly id: string;
  readonly baseUrl: string;
  readonly origin: string | undefined;
  readonly search: string;
  readonly idempotencyKey: string | undefined;
  readonly quiet: boolean;
  /** The moment of the request in milliseconds since 1970. */
  readonly at: number;
  input: RequestInput = noInput;
  /** What is asked for; absent where no request stands behind it. */
  operation: OperationEntry | undefined;
  /** Set when something looked at the moment, the address or randomness: what it made holds this once. */
  volatile = false;
  // Most requests need none of these, so each is made when it is first asked for.
  #moment: number | undefined;
  #events: Event[] | undefined;
  #parents: Record<string, object> | undefined;
  #collections: Map<string, EntityCollection> | undefined;
  #store: AnyContext["store"] | undefined;
  #context: AnyContext | undefined;

  constructor(input: SessionInput) {
    this.world = input.world;
    this.twin = input.twin;
    this.head = input.head;
    this.caller = input.caller;
    this.id = input.id;
    this.baseUrl = input.baseUrl;
    this.origin = input.origin;
    this.search = input.search ?? "";
    this.idempotencyKey = input.idempotencyKey;
    this.quiet = input.quiet ?? false;
    this.at = "at" in input ? input.at : input.world.clock.now(input.wall);
  }

  /** A session that looks at a partition without asking anything of it. */
  static looking(where: { readonly world: World; readonly twin: TwinModel; readonly at: number }): Session {
    return new Session({
      ...where,
      head: { method: "LOOK", path: "", header: () => undefined, parameter: () => undefined },
      caller: { id: "onlooker", scopes: [], account: where.world.name },
      id: "",
      baseUrl: "",
    });
  }

  /** Looks at another partition at this session's moment. */
  elsewhere(world: World): Session {
    return Session.looking({ world, twin: this.twin, at: this.at });
  }

  /** Where clients find the API: what its answers name. */
  get apiUrl(): string {
    return this.origin ?? this.baseUrl;
  }

  /** The address of a path, where clients find it. */
  address(path: string): string {
    return clientAddress(this.twin, this.apiUrl, path);
  }

  /** The moment that handlers see, in milliseconds since 1970. */
  get moment(): number {
    return this.#moment ?? this.at;
  }

  /** Does something while handlers see another moment. */
  asOf<T>(moment: number, act: () => T): T {
    const before = this.#moment;
    this.#moment = moment;
    try {
      return act();
    } finally {
      this.#moment = before;
    }
  }

  /** The same request, about to say something else; events of both are told together. */
  again(): Session {
    const other = new Session({ ...this, at: this.at });
    other.#events = this.events;
    return other;
  }

  resource(name: string): ResourceModel {
    const model = this.twin.detail.resources.get(name);
    if (!model) throw new Error(`The twin has no resource ${name}.`);
    return model;
  }

  get events(): Event[] {
    this.#events ??= [];
    return this.#events;
  }

  /** Names of the events so far. */
  eventNames(): readonly string[] {
    return this.#events?.map((event) => event.name) ?? noNames;
  }

  get parents(): Record<string, object> {
    this.#parents ??= {};
    return this.#parents;
  }

  get store(): AnyContext["store"] {
    this.#store ??= storeOf(this);
    return this.#store;
  }

  collection(name: string): EntityCollection {
    this.#collections ??= new Map();
    let collection = this.#collections.get(name);
    if (!collection) {
      collection = new EntityCollection(this, this.resource(name));
      this.#collections.set(name, collection);
    }
    return collection;
  }

  /** What handlers receive; built when the first one asks. */
  get context(): AnyContext {
    this.#context ??= contextOf(this);
    return this.#context;
  }
}

function contextOf(session: Session): AnyContext {
  const { head, baseUrl, world } = session;
  return {
    params: session.input.params,
    query: session.input.query,
    body: session.input.body,
    // Every name of the vendor's is typed; those not on the path are absent at run time.
    parents: session.parents as AnyContext["parents"],
    get caller() {
      session.volatile = true;
      return session.caller;
    },
    store: session.store,
    header: (name) => head.header(name),
    url: (path) => {
      session.volatile = true;
      return session.address(path);
    },
    // A page is for a browser, which nobody leads here from the vendor's own address.
    page: (path) => {
      session.volatile = true;
      return baseUrl + pagePath(world.name, path);
    },
    now: () => {
      session.volatile = true;
      return new Date(session.moment);
    },
    asOf: (moment, act) => session.asOf(moment.getTime(), act),
    unix: () => {
      session.volatile = true;
      return Math.floor(session.moment / 1000);
    },
    random: (length, alphabet) => {
      session.volatile = true;
      return world.random.text(length, alphabet);
    },
    fail,
    emit: (name, data, previous) =>
      recordEvent(session, { name, data: shownIfStored(session, data), previous }),
    tell: (address, name, data) =>
      recordEvent(session, { name, data: shownIfStored(session, data), address }),
  };
}

/** An entity of the store as the API shows it; anything else as it is. */
function shownIfStored(session: Session, data: object): object {
  const model = taggedModel(session, data);
  const row = model && session.world.table(model.name).row(rowKey(model, { ...data }));
  return model && row?.entity === data ? shownEntity(session, model, row.entity) : data;
}

/** The store of a session: a collection by each resource's name, made when it is first asked for. */
function storeOf(session: Session): AnyContext["store"] {
  return new Proxy({} as AnyContext["store"], {
    get: (_, name) => (typeof name === "string" ? session.collection(name) : undefined),
  });
}
