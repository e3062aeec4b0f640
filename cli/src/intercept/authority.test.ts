import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectAuthority } from "./authority.ts";
import { certificateFor } from "./certificates.ts";

describe("a project's authority", function () {
  this.timeout(60_000);
  let root: string;
  let folder: string;
  let file: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "wt-authority-"));
    folder = join(root, ".wt", "ca");
    file = join(folder, "authority.pem");
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("is made once, and its key is for its owner alone", async () => {
    const made = await projectAuthority(folder);
    assert.deepEqual(await projectAuthority(folder), made);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.deepEqual(readdirSync(folder), ["authority.pem"]);
  });

  it("is the same one for those who make it at the same time", async () => {
    const all = await Promise.all([1, 2, 3].map(() => projectAuthority(folder)));
    assert.equal(new Set(all.map(({ key }) => key)).size, 1);
    assert.deepEqual(readdirSync(folder), ["authority.pem"]);
  });

  it("answers for all hosts with one certificate, and for nothing else", async () => {
    const authority = await projectAuthority(folder);
    const { certificate } = await certificateFor(["api.shop.example", "*.shops.example"], authority);
    const [own, above] = [new X509Certificate(certificate), new X509Certificate(authority.certificate)];
    assert(own.verify(above.publicKey) && own.checkIssued(above));
    assert.equal(own.ca, false);
    for (const host of ["api.shop.example", "one.shops.example"]) assert(own.checkHost(host), host);
    assert.equal(own.checkHost("www.shop.example"), undefined);
  });

  it("is refused with its file's name where it is damaged, and others may read its key", async () => {
    await projectAuthority(folder);
    const whole = readFileSync(file, "utf8");
    const other = join(root, "other", "ca");
    const { key } = await projectAuthority(other);
    const damages = [
      "",
      "nonsense",
      whole.slice(0, -200),
      whole.slice(0, whole.indexOf("-----BEGIN PRIVATE")) + key,
    ];
    for (const text of damages) {
      writeFileSync(file, text);
      await assert.rejects(projectAuthority(folder), ({ code, message }) => {
        assert.equal(code, "authority_damaged");
        return message.includes(file);
      });
    }
    writeFileSync(file, whole);
    chmodSync(file, 0o644);
    await assert.rejects(projectAuthority(folder), { code: "authority_exposed" });
  });

  it("is refused where it cannot be kept", async () => {
    writeFileSync(join(root, ".wt"), "a file in the folder's place");
    await assert.rejects(projectAuthority(folder), { code: "authority_not_writable" });
  });
});
