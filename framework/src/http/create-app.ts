import type { ServerResponse } from "node:http";
import express, { type Express, type Request, type Response } from "express";
import type { Failure } from "../authoring/failure.ts";
import type { Control } from "../control/control.ts";
import type { Answerer, TwinResponse } from "../pipeline/exchange.ts";
import { meantOrigin } from "../pipeline/meant-origin.ts";
import { mayControl } from "./control-guard.ts";
import { hostOf, isAllowedHost, isCrossSite } from "./host-guard.ts";
import { readBody, wasRead } from "./read-body.ts";
import { requestTarget } from "./request-target.ts";
import { send } from "./send.ts";

export interface AppOptions {
  readonly answer: Answerer;
  readonly control: Control;
  /** The largest request body, in bytes. */
  readonly maxBody: number;
  /** Hosts beside loopback that may be named. */
  readonly hosts: readonly string[];
  /** What callers from other machines need to control the twin; without one they may not. */
  readonly controlToken?: string | undefined;
}

/**
 * A twin as an Express application: one middleware in front of the engine, so that the number of operations
 * costs nothing. It can listen by itself or be mounted in another application.
 *
 * Mounted below a prefix it knows the vendor's paths below that prefix, its addresses name the prefix, and
 * every path there is its own: what the vendor does not have is the vendor's error, not the next route's.
 */
export function createApp({ answer, control, maxBody, hosts, controlToken }: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use((request: Request, response: Response) => {
    const { headers, method } = request;
    const target = requestTarget(request.url);
    const { url, host = hostOf(request) } = target ?? { url: "/" };
    const meant = meantOrigin(request) !== undefined;
    const baseUrl = `${request.protocol}://${meant ? localAddress(request) : host}${request.baseUrl}`;
    // Below a vendor's host there are the vendor's paths alone.
    const forControl = !meant && control.owns(url);
    const refused =
      target === undefined ? malformedTarget : isAllowedHost(host, hosts) ? undefined : foreign(host);
    if (forControl && (refused || isCrossSite(headers)))
      return forbid(response, refused?.message ?? "Pages of other sites may not control a twin.");
    if (forControl && !mayControl(request, url, controlToken)) return refuse(response, 403, fromElsewhere);
    // An answer may leave in another turn of the event loop, where nothing else would catch a mistake.
    const reply = (answered: TwinResponse) => guarded(response, () => send(response, answered, method));
    if (refused) {
      guarded(response, () => answer({ method, url, headers, body: nothing, baseUrl, refused }, reply));
      return;
    }
    if (wasRead(request)) return refuse(response, 500, bodyWasRead);
    readBody(request, forControl ? MAX_CONTROL_BODY : maxBody, ({ body, tooLarge }) => {
      guarded(response, () => {
        if (forControl) {
          const type = headers["content-type"];
          void control.handle({ method, url, type, body, tooLarge }).then(reply);
          return;
        }
        answer({ method, url, headers, body, baseUrl, tooLarge }, reply);
      });
    });
  });
  return app;
}

/** Where this machine was connected to, whatever the request calls it. */
function localAddress({ socket: { localAddress = "127.0.0.1", localPort } }: Request): string {
  const address = localAddress.replace(/^::ffff:/, "");
  return `${address.includes(":") ? `[${address}]` : address}:${localPort}`;
}

/** Snapshots are larger than what a vendor takes. */
const MAX_CONTROL_BODY = 512 * 1024 * 1024;

const nothing = new Uint8Array();

const malformedTarget: Failure & { readonly message: string } = {
  reason: "invalid_argument",
  problem: "invalid_utf8",
  message: "The address holds bytes that are not valid UTF-8.",
};

function foreign(host: string | undefined): Failure & { readonly message: string } {
  const message = `The host ${JSON.stringify(host ?? "")} is not this twin's.`;
  return { reason: "permission_denied", problem: "foreign_host", message };
}

/** What the twin says to its own user, in no vendor's words. */
interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

const bodyWasRead: Refusal = {
  code: "body_already_read",
  message: "A body parser in front of the twin has read this request's body.",
  hint: "Mount the twin before express.json(), express.urlencoded() and their like.",
};

/** The last resort: a mistake that nothing else has caught costs an answer, not the process. */
function guarded(response: ServerResponse, respond: () => void): void {
  try {
    respond();
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    const message = `The twin itself failed: ${error instanceof Error ? error.message : String(error)}`;
    refuse(response, 500, { code: "internal", message });
  }
}

const fromElsewhere: Refusal = {
  code: "token_needed",
  message: "Another machine needs a token to control this twin.",
  hint: "Start it with WT_CONTROL_TOKEN set, and send the same: Authorization: Bearer TOKEN.",
};

function forbid(response: ServerResponse, message: string): void {
  refuse(response, 403, { code: "forbidden_origin", message });
}

function refuse(response: ServerResponse, status: number, error: Refusal): void {
  response
    .writeHead(status, { "Content-Type": "application/json", Connection: "close" })
    .end(JSON.stringify({ error }));
}
