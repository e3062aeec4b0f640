import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rootCertificates } from "node:tls";
import { childEnvironment } from "./child-environment.ts";
import { writeTrustFiles } from "./trust.ts";

const [authority = "", corporate = "", ofNode = ""] = rootCertificates;

describe("a child's environment", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "wt-trust-"));
  });
  after(() => rmSync(folder, { recursive: true }));
  const options = { port: 1234, hosts: ["api.shop.example"], offline: false };

  it("adds the authority to all that was trusted before", () => {
    const env = { SSL_CERT_FILE: join(folder, "corporate"), NODE_EXTRA_CA_CERTS: join(folder, "node") };
    writeFileSync(env.SSL_CERT_FILE, corporate);
    writeFileSync(env.NODE_EXTRA_CA_CERTS, ofNode);
    const trust = writeTrustFiles(folder, authority, env);
    const child = childEnvironment({ ...options, trust, env });
    const whole = readFileSync(String(child["CURL_CA_BUNDLE"]), "utf8");
    for (const certificate of [authority, corporate, ofNode]) assert(whole.includes(certificate.trim()));
    assert(whole.split("BEGIN CERTIFICATE").length > 20, "the system's are there");
    assert.equal(child["SSL_CERT_FILE"], child["CURL_CA_BUNDLE"]);
    const extra = readFileSync(String(child["NODE_EXTRA_CA_CERTS"]), "utf8");
    assert.equal(extra.match(/BEGIN CERTIFICATE/g)?.length, 2);
    assert.deepEqual(writeTrustFiles(folder, authority, env), trust);
  });

  it("says which variable names a file that cannot be read", () => {
    const env = { REQUESTS_CA_BUNDLE: join(folder, "missing.pem") };
    assert.throws(() => writeTrustFiles(folder, authority, env), {
      code: "trust_unreadable",
      message: /REQUESTS_CA_BUNDLE/,
    });
  });

  it("keeps what Node was told, and asks no proxy of before for a vendor's host", () => {
    const env = { NODE_OPTIONS: "--max-old-space-size=100", NO_PROXY: "api.shop.example" };
    const child = childEnvironment({ ...options, trust: writeTrustFiles(folder, authority, {}), env });
    assert.match(String(child["NODE_OPTIONS"]), /^--max-old-space-size=100 --require "/);
    assert.doesNotMatch(String(child["NO_PROXY"]), /shop/);
  });
});
