import type { CaptureLog } from "../capture/capture-log.ts";
import { CONTROL_PREFIX, type Health } from "../contracts/process.ts";
import type { Worlds } from "../engine/worlds.ts";
import type { TwinResponse } from "../pipeline/exchange.ts";
import { stateOf } from "./state.ts";

export interface ControlRequest {
  readonly method: string;
  readonly url: string;
  readonly body: Uint8Array;
  readonly tooLarge: boolean;
}

/** What a twin answers about itself, below a path that no vendor uses. */
export interface Control {
  handle(request: ControlRequest): TwinResponse;
}

export interface ControlOptions {
  readonly health: () => Health;
  readonly worlds: Worlds;
  readonly captures: CaptureLog;
  /** The resources' names, for partitions nobody has entered yet. */
  readonly reset: (partition: string | undefined) => void;
}

export function isControlPath(url: string): boolean {
  return url.startsWith(`${CONTROL_PREFIX}/`);
}

type Handler = (options: ControlOptions, query: URLSearchParams) => unknown;

/** `<method> <path below the prefix>` → what it answers. */
const routes: Readonly<Record<string, Handler>> = {
  "GET /health": ({ health }) => health(),
  "GET /captures": ({ captures }, query) => ({
    captures: captures.list({
      after: Number(query.get("after") ?? 0) || 0,
      limit: Math.min(Number(query.get("limit") ?? 100) || 100, 1000),
    }),
  }),
  "GET /partitions": ({ worlds }) => ({ partitions: worlds.names() }),
  "GET /state": ({ worlds }, query) => stateOf(worlds, query.get("partition") ?? undefined),
  "POST /reset": ({ reset }, query) => {
    reset(query.get("partition") ?? undefined);
    return { status: "reset" };
  },
};

export function createControl(options: ControlOptions): Control {
  return {
    handle: ({ method, url }) => {
      const { pathname, searchParams } = new URL(url, "http://twin");
      const path = pathname.slice(CONTROL_PREFIX.length);
      const handler = routes[`${method} ${path}`];
      if (!handler) return json(404, unknownControl(method, path));
      return json(200, handler(options, searchParams));
    },
  };
}

function unknownControl(method: string, path: string) {
  const known = Object.keys(routes).map((route) => route.replace(" ", ` ${CONTROL_PREFIX}`));
  return {
    error: {
      code: "unknown_control",
      message: `A twin has no ${method} ${CONTROL_PREFIX}${path}.`,
      hint: `It has ${known.join(", ")}.`,
    },
  };
}

function json(status: number, value: unknown): TwinResponse {
  return { status, headers: { "Content-Type": "application/json" }, body: `${JSON.stringify(value)}\n` };
}
