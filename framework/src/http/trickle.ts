import type { ServerResponse } from "node:http";
import type { TwinResponse } from "../pipeline/exchange.ts";

/** How often a part of the body leaves, in milliseconds. */
const TICK_MS = 50;

/** Sends an answer's body at `speed` bytes a second, until it is sent or nobody listens any more. */
export function trickle(
  response: ServerResponse,
  { status, headers, body }: TwinResponse,
  speed: number,
): void {
  let left = Buffer.from(body);
  response.writeHead(status, { ...headers, "Content-Length": left.length });
  response.flushHeaders();
  // What a tick is too short for is saved up for the next.
  let due = 0;
  const timer = setInterval(() => {
    due += (speed * TICK_MS) / 1000;
    const count = Math.min(Math.floor(due), left.length);
    due -= count;
    if (count > 0) response.write(left.subarray(0, count));
    left = left.subarray(count);
    if (left.length > 0) return;
    clearInterval(timer);
    response.end();
  }, TICK_MS);
  response.on("close", () => clearInterval(timer));
}
