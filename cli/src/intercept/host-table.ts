import { TwinError } from "@wondertwin/framework/contracts";
import { isLoopback } from "./loopback.ts";

/** A running twin and the hosts it stands for. */
export interface StandIn {
  readonly name: string;
  /** Where the twin listens: `http://127.0.0.1:4111`. */
  readonly url: string;
  /** Host names in lower case; `*.example.com` is any one label before the rest. */
  readonly hosts: readonly string[];
}

/** Says which twin stands for a host. */
export class HostTable {
  readonly #twins = new Map<string, StandIn>();

  /** @throws TwinError `hosts_overlap`, `no_hosts` */
  constructor(twins: readonly StandIn[]) {
    for (const twin of twins)
      for (const host of twin.hosts) {
        if (isLoopback(host)) continue;
        const other = this.#twins.get(host);
        if (other !== undefined && other.name !== twin.name) throw overlap(host, other.name, twin.name);
        this.#twins.set(host, twin);
      }
    if (this.#twins.size === 0) throw noHosts(twins);
  }

  /** Every name, as the twins' manifests write it. */
  get names(): readonly string[] {
    return [...this.#twins.keys()];
  }

  /** The twin that stands for a host, which may have a port. */
  find(host: string): StandIn | undefined {
    const name = host.replace(/:\d*$/, "").replace(/\.$/, "").toLowerCase();
    return this.#twins.get(name) ?? this.#twins.get(name.replace(/^[^.]+/, "*"));
  }
}

function overlap(host: string, one: string, other: string): TwinError {
  return new TwinError("hosts_overlap", `Both ${one} and ${other} stand for ${host}.`, {
    hint: "Name the twins to run with, so that one of them is left.",
  });
}

function noHosts(twins: readonly StandIn[]): TwinError {
  const names = twins.map(({ name }) => name).join(", ");
  return new TwinError("no_hosts", `No vendor's host is known of the twins to run with (${names}).`, {
    hint: `Name the hosts in the spec's source.json: "hosts": ["api.vendor.com"], and generate again.`,
  });
}
