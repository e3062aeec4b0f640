import http, { type IncomingMessage, type RequestOptions, type ServerResponse } from "node:http";
import https from "node:https";
import { endToEndHeaders } from "./end-to-end-headers.ts";

/** Where a request goes on to. */
export interface Destination {
  readonly options: RequestOptions;
  readonly secure?: boolean;
  /** Headers to be added, names and values in turn. */
  readonly headers?: readonly string[];
  /** Told when there is nobody to go on to. */
  readonly onUnreachable: (error: Error) => void;
}

/**
 * Passes a request on and its answer back as they come, byte for byte and at their own pace. Where either side
 * breaks off, so does the other.
 */
export function forward(request: IncomingMessage, response: ServerResponse, to: Destination): void {
  const { method = "GET" } = request;
  const headers = [...endToEndHeaders(request.rawHeaders), ...(to.headers ?? [])];
  const onward = (to.secure ? https : http).request({ ...to.options, method, headers });
  let answered = false;
  onward.on("error", (error: NodeJS.ErrnoException) => {
    if (answered) return;
    if (isOfConnecting(error)) to.onUnreachable(error);
    else response.destroy();
  });
  onward.on("response", (answer) => {
    answered = true;
    response.sendDate = false;
    if (answer.headers.connection === "close") response.shouldKeepAlive = false;
    response.writeHead(
      answer.statusCode ?? 502,
      sayable(answer.statusMessage),
      endToEndHeaders(answer.rawHeaders),
    );
    response.flushHeaders();
    answer.on("error", () => response.destroy());
    answer.pipe(response);
  });
  response.on("close", () => onward.destroy());
  request.pipe(onward);
}

/** A reason phrase that can be written again: what is read may be less than that. */
function sayable(phrase = ""): string {
  return phrase.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?");
}

/** Whether an error came before there was a connection, so that nobody can have heard the request. */
export function isOfConnecting(error: NodeJS.ErrnoException): boolean {
  return error.syscall === "connect" || error.syscall === "getaddrinfo" || error instanceof AggregateError;
}
