import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getCACertificates, rootCertificates } from "node:tls";
import { TwinError } from "@wondertwin/framework/contracts";
import { writeAtomically } from "../processes/write-atomically.ts";

/** Variables that name a file with all the certificates a program trusts, instead of the system's. */
export const TRUST_VARIABLES = [
  "SSL_CERT_FILE",
  "REQUESTS_CA_BUNDLE",
  "CURL_CA_BUNDLE",
  "GIT_SSL_CAINFO",
  "AWS_CA_BUNDLE",
  "PIP_CERT",
  "HTTPLIB2_CA_CERTS",
  "CARGO_HTTP_CAINFO",
  "BUNDLE_SSL_CA_CERT",
  "NIX_SSL_CERT_FILE",
  "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH",
] as const;

/** Variables that name a file with certificates a program trusts besides its own. */
export const EXTRA_TRUST_VARIABLES = ["NODE_EXTRA_CA_CERTS", "DENO_CERT"] as const;

/** Files of certificates to be trusted. */
export interface TrustFiles {
  /** The project's authority, and what was trusted besides a program's own. */
  readonly extra: string;
  /** The same and what the system trusts: other hosts are verified as ever. */
  readonly whole: string;
}

/**
 * Writes the files that make the project's authority trusted beside everyone else whom the environment trusts.
 * They are named after their content, so that two runs never write different things into one.
 *
 * @throws TwinError `trust_unreadable`
 */
export function writeTrustFiles(folder: string, authority: string, env: NodeJS.ProcessEnv): TrustFiles {
  const extra = [authority, ...filesNamedIn(env, EXTRA_TRUST_VARIABLES)];
  const whole = [...extra, ...systemCertificates(), ...filesNamedIn(env, TRUST_VARIABLES)];
  return { extra: write(folder, extra), whole: write(folder, whole) };
}

function systemCertificates(): readonly string[] {
  // Node 22.13 has no such function yet, and a slim image has no certificates of its own.
  const system = typeof getCACertificates === "function" ? getCACertificates("system") : [];
  return system.length > 0 ? system : rootCertificates;
}

function filesNamedIn(env: NodeJS.ProcessEnv, variables: readonly string[]): readonly string[] {
  const named = variables.flatMap((variable) => {
    const file = env[variable];
    return file === undefined || file === "" ? [] : [{ variable, file }];
  });
  return named.map(({ variable, file }) => {
    try {
      return readFileSync(file, "utf8");
    } catch (error) {
      throw new TwinError("trust_unreadable", `${variable} names ${file}, which cannot be read.`, {
        hint: `Correct or unset ${variable}.`,
        cause: error,
      });
    }
  });
}

function write(folder: string, certificates: readonly string[]): string {
  const text = [...new Set(certificates.map((each) => `${each.trim()}\n`))].join("");
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const file = join(folder, `trust-${digest}.pem`);
  if (!existsSync(file)) writeAtomically(file, text);
  return file;
}
