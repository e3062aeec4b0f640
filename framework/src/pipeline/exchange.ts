import type { Caller } from "../authoring/context.ts";
import type { Failure } from "../authoring/failure.ts";
import type { RequestHead } from "../authoring/vendor.ts";
import type { BootArtifact, OperationEntry } from "../contracts/artifact.ts";
import type { Disturbance } from "../faults/disturbance.ts";
import type { Strike } from "../faults/strike.ts";
import type { Session } from "../resources/session.ts";
import type { Change } from "../store/table.ts";
import type { World } from "../store/world.ts";
import type { Conversation } from "./protocol.ts";
import { sentParameter } from "./sent-parameter.ts";
import { servedPath } from "./served-path.ts";

/** A request as it reaches the engine: its body complete, nothing of it believed yet. */
export interface TwinRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  /** Headers by lower-case name. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
  /** Where the twin is reached: `http://127.0.0.1:4111`. */
  readonly baseUrl: string;
  /** What kept the body from being read whole: it was larger than the vendor takes. */
  readonly tooLarge?: boolean;
  /** Why it is not even looked at: what came was no request, or is not for this twin. */
  readonly refused?: Failure;
}

export interface TwinResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** What a fault wants to go wrong on its way. */
  readonly disturbance?: Disturbance;
}

/** Answers a request, at once or when its answer may leave. */
export type Answerer = (request: TwinRequest, done: (response: TwinResponse) => void) => void;

/** One request on its way through the pipeline; every step adds what it found out. */
export interface Exchange {
  readonly request: TwinRequest;
  readonly head: RequestHead;
  /** The machine's time of the request, in milliseconds since 1970: the only time a request brings. */
  readonly wall: number;
  /** The query string without its `?`. */
  readonly search: string;
  id: string;
  /** Its place in the order of all that happens to the twin. */
  number?: number;
  operation?: OperationEntry;
  params?: Record<string, string>;
  caller?: Caller;
  world?: World;
  session?: Session;
  failure?: Failure;
  /** Set where the request is in a protocol of its own. */
  conversation?: Conversation;
  changes?: readonly Change[];
  /** The answer's body in parts, where it was made of some that are kept anyway. */
  parts?: readonly string[];
  /** Set where an earlier answer is given again. */
  replayed?: boolean;
  /** The id of the request that got that answer first. */
  original?: string;
  /** What the vendor's limits say in its answer's headers. */
  limitHeaders?: Readonly<Record<string, string>>;
  /** What faults make of it. */
  strike?: Strike;
}

export function createExchange(request: TwinRequest, wall: number, hosts?: BootArtifact["hosts"]): Exchange {
  const mark = request.url.indexOf("?");
  const path = servedPath(mark === -1 ? request.url : request.url.slice(0, mark), request, hosts);
  const { method, headers } = request;
  return {
    request,
    wall,
    search: mark === -1 ? "" : request.url.slice(mark + 1),
    id: "",
    head: {
      method,
      path,
      header: (name) => {
        const value = headers[name];
        return typeof value === "string" ? value : value?.[0];
      },
      parameter: (name) => sentParameter(request, name),
    },
  };
}
