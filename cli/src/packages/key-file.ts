import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { TwinError } from "@wondertwin/framework/contracts";
import { writeAtomically } from "../processes/write-atomically.ts";
import { readJsonObject } from "../project/read-json.ts";
import { userFolder } from "../project/user-folder.ts";
import { createSigningKey, keyOf, type SigningKey } from "./signing-key.ts";

/**
 * The key that this user signs twins with: the named file's, else the user's own, made at the first use.
 *
 * Throws `file_not_found` and `key_invalid`.
 */
export async function signingKey(named: string | undefined, env: NodeJS.ProcessEnv): Promise<SigningKey> {
  const file = named ?? join(userFolder(env), "signing-key.json");
  const invalid = (cause?: unknown) =>
    new TwinError("key_invalid", `${file} holds no secret Ed25519 key as a JWK.`, {
      hint: "Name the file that wt publish made, or leave --key out to have one made.",
      cause,
    });
  let secret: Record<string, unknown> | undefined;
  try {
    secret = readJsonObject(file);
  } catch (cause) {
    throw invalid(cause);
  }
  if (secret === undefined && named !== undefined)
    throw new TwinError("file_not_found", `There is no file ${file}.`, {
      hint: "Leave --key out to have a key made.",
    });
  if (secret === undefined) return make(file);
  if (secret["crv"] !== "Ed25519" || typeof secret["d"] !== "string" || typeof secret["x"] !== "string")
    throw invalid();
  const { kty, crv, d, x } = secret;
  return keyOf({ kty: String(kty), crv, d, x });
}

async function make(file: string): Promise<SigningKey> {
  const key = await createSigningKey();
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeAtomically(file, `${JSON.stringify(key.secret, null, 2)}\n`);
  return key;
}
