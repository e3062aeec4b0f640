import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { projectAuthority } from "./authority.ts";
import { certificateFor } from "./certificates.ts";
import { childEnvironment } from "./child-environment.ts";
import { HostTable, type StandIn } from "./host-table.ts";
import { ProxyServer } from "./proxy-server.ts";
import { writeTrustFiles } from "./trust.ts";

export interface InterceptorOptions {
  readonly twins: readonly StandIn[];
  /** The partition of the twins that requests go to; none: that of their credentials. */
  readonly partition: string | null;
  /** Whether hosts that no twin stands for are refused instead of passed on to. */
  readonly offline: boolean;
  /** Where the certificate authority is kept; made where it is missing. */
  readonly folder: string;
  /** The environment that the child would have without. */
  readonly env: NodeJS.ProcessEnv;
  /** Told what the user has to know, such as a host that was refused; once each. */
  readonly notify: (message: string) => void;
}

/** A proxy that lets twins stand for their vendors' hosts. */
export interface Interceptor {
  /** Variables that lead a child process to it. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether anything was asked of a twin through it. */
  wasUsed(): boolean;
  /** Ends it and every connection. */
  close(): void;
}

/**
 * Starts standing between a child process and the hosts that twins stand for.
 *
 * @throws TwinError `hosts_overlap`, `no_hosts`, `authority_damaged`, `authority_exposed`,
 * `authority_not_writable`, `trust_unreadable`
 */
export async function startInterceptor(options: InterceptorOptions): Promise<Interceptor> {
  const { folder, partition, offline, env, notify } = options;
  const hosts = new HostTable(options.twins);
  const authority = await projectAuthority(folder);
  const trust = writeTrustFiles(folder, authority.certificate, env);
  const identity = await certificateFor(hosts.names, authority);
  const server = new ProxyServer({ hosts, identity, partition, offline, notify });
  server.listener.listen(0, "127.0.0.1");
  await once(server.listener, "listening");
  // A server that listens on a port has an address of this kind.
  const { port } = server.listener.address() as AddressInfo;
  return {
    env: childEnvironment({ port, hosts: hosts.names, offline, trust, env }),
    wasUsed: () => server.wasUsed,
    close: () => server.close(),
  };
}
