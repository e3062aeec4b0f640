import type { TwinModel } from "../twin/twin-model.ts";

/**
 * The address of a path as a client finds it that reached the twin as `base`: where that is a host of the vendor's,
 * each path is on the host that it belongs to.
 */
export function clientAddress({ boot, manifest }: TwinModel, base: string, path: string): string {
  const { hosts } = boot;
  if (!hosts || !URL.canParse(base)) return base + path;
  const { hostname, protocol } = new URL(base);
  if (!manifest.hosts.includes(hostname)) return base + path;
  for (const [host, place] of Object.entries(hosts))
    if (path.startsWith(`${place}/`)) return `${protocol}//${host}${path.slice(place.length)}`;
  return `${protocol}//${manifest.hosts.find((host) => !Object.hasOwn(hosts, host)) ?? hostname}${path}`;
}
