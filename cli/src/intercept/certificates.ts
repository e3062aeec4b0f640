import { generateKeyPair, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import forge from "node-forge";

/** A certificate and its private key, both as PEM. */
export interface Identity {
  readonly certificate: string;
  readonly key: string;
}

const DAY = 24 * 60 * 60 * 1000;
const AUTHORITY_DAYS = 5 * 365;
/** Longer than any run, and short enough for clients that refuse long-lived certificates. */
const HOSTS_DAYS = 90;

const newKeys = promisify(generateKeyPair);

/** Makes a certificate authority, with nothing above it. */
export async function createAuthority(name: string): Promise<Identity> {
  const { certificate, key, keyText } = await newCertificate(AUTHORITY_DAYS);
  const subject = [
    { name: "commonName", value: name },
    { name: "organizationName", value: "WonderTwin, for local tests only" },
  ];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: "basicConstraints", cA: true, pathLenConstraint: 0, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    { name: "subjectKeyIdentifier" },
  ]);
  certificate.sign(key, forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(certificate), key: keyText };
}

/** Makes one certificate for all hosts, so that it fits whether or not a client says which it means. */
export async function certificateFor(hosts: readonly string[], authority: Identity): Promise<Identity> {
  const issuer = forge.pki.certificateFromPem(authority.certificate);
  const { certificate, keyText } = await newCertificate(HOSTS_DAYS);
  certificate.setSubject([{ name: "commonName", value: "WonderTwin" }]);
  certificate.setIssuer(issuer.subject.attributes);
  certificate.setExtensions([
    { name: "basicConstraints", cA: false, critical: true },
    { name: "keyUsage", digitalSignature: true, keyEncipherment: true, critical: true },
    { name: "extKeyUsage", serverAuth: true },
    { name: "subjectAltName", altNames: hosts.map((value) => ({ type: DNS_NAME, value })) },
    { name: "subjectKeyIdentifier" },
    { name: "authorityKeyIdentifier", keyIdentifier: issuer.generateSubjectKeyIdentifier().getBytes() },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(authority.key), forge.md.sha256.create());
  return { certificate: forge.pki.certificateToPem(certificate), key: keyText };
}

/** The kind of an alternative name that is a host's (RFC 5280, section 4.2.1.6). */
const DNS_NAME = 2;

async function newCertificate(days: number) {
  const { publicKey, privateKey } = await newKeys("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  // A leading zero would make it shorter than others, a leading bit negative.
  certificate.serialNumber = `01${randomBytes(15).toString("hex")}`;
  const now = Date.now();
  certificate.validity.notBefore = new Date(now - DAY);
  certificate.validity.notAfter = new Date(now + days * DAY);
  return { certificate, key: forge.pki.privateKeyFromPem(privateKey), keyText: privateKey };
}
