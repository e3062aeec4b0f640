import type { IncomingMessage, ServerResponse } from "node:http";
import express, { type Express } from "express";
import { type Control, isControlPath } from "../control/control.ts";
import type { Engine } from "../engine/engine.ts";
import type { TwinResponse } from "../pipeline/exchange.ts";
import { isAllowedHost, isCrossSite } from "./host-guard.ts";
import { readBody } from "./read-body.ts";

export interface AppOptions {
  readonly engine: Engine;
  readonly control: Control;
  /** The largest request body, in bytes. */
  readonly maxBody: number;
  /** Hosts beside loopback that may be named. */
  readonly hosts: readonly string[];
}

/**
 * A twin as an Express application: one middleware in front of the engine, so that the number of operations
 * costs nothing. It can listen by itself or be mounted in another application.
 */
export function createApp({ engine, control, maxBody, hosts }: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use((request: IncomingMessage, response: ServerResponse) => {
    const { host } = request.headers;
    if (!isAllowedHost(host, hosts))
      return refuse(response, `The host ${JSON.stringify(host ?? "")} is not this twin's.`);
    const url = request.url ?? "/";
    const forControl = isControlPath(url);
    if (forControl && isCrossSite(request.headers))
      return refuse(response, "Pages of other sites may not control a twin.");
    readBody(request, maxBody, ({ body, tooLarge }) => {
      const method = request.method ?? "GET";
      if (forControl) return send(response, control.handle({ method, url, body, tooLarge }), method);
      const baseUrl = `http://${host}`;
      const { headers } = request;
      send(response, engine.handle({ method, url, headers, body, baseUrl, tooLarge }), method);
    });
  });
  return app;
}

function send(response: ServerResponse, { status, headers, body }: TwinResponse, method: string): void {
  if (status === 204 || status === 304) {
    response.writeHead(status, headers).end();
    return;
  }
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
  response.writeHead(status, { ...headers, "Content-Length": length });
  if (method === "HEAD") response.end();
  // Text of one byte a character goes out by copying instead of encoding.
  else if (typeof body === "string") response.end(body, body.length === length ? "latin1" : "utf8");
  else response.end(body);
}

function refuse(response: ServerResponse, message: string): void {
  const body = JSON.stringify({ error: { code: "forbidden_origin", message } });
  response.writeHead(403, { "Content-Type": "application/json", Connection: "close" }).end(body);
}
