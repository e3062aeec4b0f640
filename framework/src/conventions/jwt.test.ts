import assert from "node:assert/strict";
import { createSign, generateKeyPairSync } from "node:crypto";
import { isSignedBy, jwtClaims } from "./jwt.ts";

const pair = () => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { privateKey, publicKey: publicKey.export({ type: "spki", format: "pem" }).toString() };
};

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("JSON Web Tokens", () => {
  const { publicKey, privateKey } = pair();
  const unsigned = `${encode({ alg: "RS256", typ: "JWT" })}.${encode({ iss: 1, exp: 2 })}`;
  const token = `${unsigned}.${createSign("RSA-SHA256").update(unsigned).sign(privateKey, "base64url")}`;

  it("say what they claim", () => {
    assert.deepEqual(jwtClaims(token), { iss: 1, exp: 2 });
    assert.equal(jwtClaims("ghp_none"), undefined);
    assert.equal(jwtClaims("a.%%.c"), undefined);
  });

  it("are proven by the key of who signed them, and by no other", () => {
    assert.ok(isSignedBy(token, publicKey));
    assert.ok(!isSignedBy(token, pair().publicKey));
    assert.ok(!isSignedBy(token.replace(/\.[^.]+$/, ".AAAA"), publicKey));
    const changed = token.replace(encode({ iss: 1, exp: 2 }), encode({ iss: 2, exp: 2 }));
    assert.ok(!isSignedBy(changed, publicKey));
  });

  it("may not choose to be signed by nothing", () => {
    const none = `${encode({ alg: "none" })}.${encode({ iss: 1 })}.`;
    assert.ok(!isSignedBy(none, publicKey));
    assert.ok(!isSignedBy(token, "no key"));
  });
});
