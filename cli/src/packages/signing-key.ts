import { TwinError } from "@wondertwin/framework/contracts";
import {
  CompactSign,
  calculateJwkThumbprint,
  compactVerify,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from "jose";

const ALGORITHM = "EdDSA";
/** What a signature is of, so that no other kind of token passes for it. */
const TYPE = "wt-twin+jws";

/** A key that signs twins; its id is its JWK thumbprint (RFC 7638), so it names no other key. */
export interface SigningKey {
  readonly id: string;
  readonly secret: JWK;
}

/** Makes a new Ed25519 key. */
export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true, crv: "Ed25519" });
  return keyOf(await exportJWK(privateKey));
}

/** A key with its id. */
export async function keyOf(secret: JWK): Promise<SigningKey> {
  return { secret, id: await calculateJwkThumbprint(secret) };
}

/** Signs bytes: a compact JWS that carries them and the public half of the key. */
export async function sign(bytes: Uint8Array, { id, secret }: SigningKey): Promise<string> {
  const { d: _secret, ...jwk } = secret;
  const header = { alg: ALGORITHM, typ: TYPE, kid: id, jwk };
  return new CompactSign(bytes).setProtectedHeader(header).sign(await importJWK(secret, ALGORITHM));
}

/**
 * The bytes that a signature carries and the id of the key that made it.
 *
 * Throws `signature_invalid` when none of the keys with a trusted id made it, or it is no signature at all.
 */
export async function verify(
  signature: string,
  trusted: readonly string[],
): Promise<{ readonly bytes: Uint8Array; readonly key: string }> {
  let key = "";
  const choose = async ({ jwk, typ }: { jwk?: JWK; typ?: string }) => {
    if (jwk === undefined || typ !== TYPE) throw new Error("It is no signature of a twin.");
    // The id that counts is the one that follows from the key, whatever the signature claims.
    key = await calculateJwkThumbprint(jwk);
    if (!trusted.includes(key)) throw new Error(`The key ${key} is not trusted.`);
    return importJWK(jwk, ALGORITHM);
  };
  try {
    const { payload } = await compactVerify(signature, choose, { algorithms: [ALGORITHM] });
    return { bytes: payload, key };
  } catch (cause) {
    throw new TwinError(
      "signature_invalid",
      `The twin is not signed by a key that is trusted here${key && ` (${key})`}.`,
      {
        hint: "See which keys are trusted: wt registry list.",
        cause,
      },
    );
  }
}
