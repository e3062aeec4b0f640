import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { type LocalServer, startLocalServer } from "./local-server.ts";
import type { PackedPackage } from "./pack.ts";

export interface LocalRegistry extends LocalServer {
  /** How many requests it has had. */
  requests: number;
  /** How the archive is sent: whole, or broken off in the middle. */
  sends: "whole" | "half";
}

/** A registry with version 1.0.0 of one package. */
export async function startLocalRegistry(name: string, packed: PackedPackage): Promise<LocalRegistry> {
  const server = await startLocalServer((request, response) => {
    registry.requests += 1;
    if (request.url === `/${name}`) answerJson(response, packument(name, registry.url, packed));
    else if (request.url === `/${name}/-/${name}-1.0.0.tgz`)
      sendArchive(response, packed.archive, registry.sends);
    else response.writeHead(404).end();
  });
  const registry: LocalRegistry = { ...server, requests: 0, sends: "whole" };
  return registry;
}

/** What npm reads from the environment, so that it asks `registry` and leaves nothing outside `folder`. */
export function npmEnvironment(registry: string, folder: string): Record<string, string> {
  return {
    npm_config_registry: registry,
    npm_config_cache: join(folder, "npm-cache"),
    npm_config_userconfig: join(folder, "npmrc"),
    npm_config_fetch_retries: "0",
  };
}

function packument(name: string, url: string, { integrity }: PackedPackage): object {
  const dist = { tarball: `${url}/${name}/-/${name}-1.0.0.tgz`, integrity };
  return { name, "dist-tags": { latest: "1.0.0" }, versions: { "1.0.0": { name, version: "1.0.0", dist } } };
}

function answerJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function sendArchive(response: ServerResponse, archive: Buffer, sends: LocalRegistry["sends"]): void {
  response.writeHead(200, { "content-length": archive.length });
  if (sends === "whole") response.end(archive);
  else response.write(archive.subarray(0, archive.length / 2), () => response.destroy());
}
