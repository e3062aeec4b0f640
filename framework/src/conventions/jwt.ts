import { createPublicKey, verify } from "node:crypto";

/** What a JSON Web Token says of itself (RFC 7519); undefined where it is none. */
export function jwtClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  const [, payload = ""] = token.split(".");
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    // Any object will do: a claim that is missing is undefined.
    return typeof claims === "object" && claims !== null ? (claims as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a JSON Web Token was signed with RS256 by the private key that belongs to a public one, in PEM. */
export function isSignedBy(token: string, publicKey: string): boolean {
  const [header = "", payload = "", signature = ""] = token.split(".");
  try {
    const { alg }: { alg?: unknown } = JSON.parse(Buffer.from(header, "base64url").toString("utf8"));
    const signed = Buffer.from(`${header}.${payload}`);
    // The key says how: a token may not choose another way.
    return (
      alg === "RS256" &&
      verify("RSA-SHA256", signed, createPublicKey(publicKey), Buffer.from(signature, "base64url"))
    );
  } catch {
    return false;
  }
}
