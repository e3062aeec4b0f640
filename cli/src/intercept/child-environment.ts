import { join } from "node:path";
import { ownFolder } from "../own-folder.ts";
import { EXTRA_TRUST_VARIABLES, TRUST_VARIABLES, type TrustFiles } from "./trust.ts";

export interface ChildEnvironmentOptions {
  /** Where the interceptor listens. */
  readonly port: number;
  /** The hosts that twins stand for. */
  readonly hosts: readonly string[];
  readonly offline: boolean;
  readonly trust: TrustFiles;
  /** The environment that the child would have without. */
  readonly env: NodeJS.ProcessEnv;
}

/** Hosts that no client is to ask a proxy for. */
const DIRECT = "localhost,127.0.0.1,::1,[::1],.localhost";

/** The variables by which a child process and its own children find the interceptor and trust it. */
export function childEnvironment({
  port,
  hosts,
  offline,
  trust,
  env,
}: ChildEnvironmentOptions): Readonly<Record<string, string>> {
  const proxy = `http://127.0.0.1:${port}`;
  return {
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    http_proxy: proxy,
    https_proxy: proxy,
    // What stood here before is asked for by the interceptor: in the child it could name a vendor's host.
    NO_PROXY: DIRECT,
    no_proxy: DIRECT,
    NODE_USE_ENV_PROXY: "1",
    NODE_OPTIONS: nodeOptions(env["NODE_OPTIONS"]),
    WT_INTERCEPT: JSON.stringify({ port, hosts, offline }),
    ...named(EXTRA_TRUST_VARIABLES, trust.extra),
    ...named(TRUST_VARIABLES, trust.whole),
  };
}

function named(variables: readonly string[], file: string): Readonly<Record<string, string>> {
  return Object.fromEntries(variables.map((variable) => [variable, file]));
}

/** What Node was told before, and the file that makes its sockets lead to the interceptor. */
function nodeOptions(before = ""): string {
  const file = join(ownFolder(), "bin", "intercept-node.cjs");
  const quoted = `"${file.replace(/["\\]/g, "\\$&")}"`;
  return `${before} --require ${quoted}`.trim();
}
