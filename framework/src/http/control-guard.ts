import { hash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { CONTROL_PREFIX } from "../contracts/process.ts";

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/**
 * Whether a request may use the control API: whoever is on this machine may, others with the token alone. That
 * a twin is well, everybody may ask.
 */
export function mayControl(request: IncomingMessage, url: string, token: string | undefined): boolean {
  if (LOOPBACK.test(request.socket.remoteAddress ?? "")) return true;
  if (request.method === "GET" && url === `${CONTROL_PREFIX}/health`) return true;
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  return token !== undefined && given !== undefined && isEqual(given, token);
}

/** Compares in the same time whatever differs. */
function isEqual(one: string, other: string): boolean {
  return timingSafeEqual(hash("sha256", one, "buffer"), hash("sha256", other, "buffer"));
}
