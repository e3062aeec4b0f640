import type { Twin } from "../engine/twin.ts";
import { createReader } from "../reading/read.ts";
import type { Origin, Reading } from "../reading/reading.ts";
import { type InlineSchema, objectOf, poolOf } from "./inline-schema.ts";

/** What a control request says, once it is checked against its route's schemas. */
export interface ControlCall<Q, B> {
  /** Values of the path's parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Q;
  readonly body: B;
}

interface RouteFacts {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** The whole path; `{name}` is one segment, `{name+}` the rest of the path. */
  readonly path: string;
  /** What it does, in one plain sentence. */
  readonly summary: string;
  /** The query's parameters; none unless told. */
  readonly query?: { readonly [name: string]: InlineSchema };
  /** Names of the parameters that must be there. */
  readonly required?: readonly string[];
  /** The JSON body; absent: it takes none. */
  readonly body?: InlineSchema;
  /** What it answers with: JSON, or text where `type` says so. */
  readonly answer: InlineSchema;
  /** The media type of an answer that is text. Default: JSON is. */
  readonly type?: string;
}

/** An endpoint of the control API: what it takes, what it does and what it answers. */
export interface ControlRoute extends RouteFacts {
  readQuery(query: unknown): Reading;
  readBody(body: unknown): Reading;
  /** Does it; the answer as JSON, or once it is done. Query and body are those that `readQuery` and `readBody` have let pass. */
  handle(twin: Twin, call: ControlCall<unknown, unknown>): unknown;
}

/**
 * Declares an endpoint. `Query` and `Body` are what its schemas let pass.
 *
 * @throws TwinError from `handle`, for whatever cannot be done
 */
export function controlRoute<Query = unknown, Body = unknown>(
  facts: RouteFacts & { handle(twin: Twin, call: ControlCall<Query, Body>): unknown },
): ControlRoute {
  const { query = {}, required, body = objectOf({}), handle } = facts;
  return {
    ...facts,
    readQuery: lazyReader(objectOf(query, required), "text"),
    readBody: lazyReader(body, "json"),
    // The route's own schemas, which Query and Body restate, were asked before.
    handle: (twin, call) => handle(twin, call as ControlCall<Query, Body>),
  };
}

function lazyReader(schema: InlineSchema, origin: Origin): (input: unknown) => Reading {
  let read: ((input: unknown) => Reading) | undefined;
  return (input) => {
    if (!read) {
      const { pool, root } = poolOf(schema);
      const reader = createReader(pool, { maxIssues: 3 });
      read = (each) => reader.read(root, each, origin);
    }
    return read(input);
  };
}
