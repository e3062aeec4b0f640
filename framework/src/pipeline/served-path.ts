import type { BootArtifact } from "../contracts/artifact.ts";
import type { TwinRequest } from "./exchange.ts";
import { meantOrigin } from "./meant-origin.ts";

/** The path at which the twin serves what a request asks of the host it names: its own, below the host's place. */
export function servedPath(
  path: string,
  request: Pick<TwinRequest, "headers">,
  hosts: BootArtifact["hosts"],
): string {
  if (!hosts) return path;
  const host = hostOf(request);
  const place = host !== undefined && Object.hasOwn(hosts, host) ? hosts[host] : undefined;
  return place === undefined ? path : place + path;
}

function hostOf(request: Pick<TwinRequest, "headers">): string | undefined {
  const origin = meantOrigin(request);
  if (origin !== undefined) return new URL(origin).hostname;
  const { host } = request.headers;
  return typeof host === "string" ? host.replace(/:\d{1,5}$/, "").toLowerCase() : undefined;
}
