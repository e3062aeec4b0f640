import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Header, type HeaderData } from "tar";
import { createSigningKey, type SigningKey, sign } from "./signing-key.ts";
import { integrityOf, unpack } from "./unpack.ts";

type Entry = Partial<HeaderData> & { readonly path: string; readonly content?: string };

/** An archive as someone of ill will would make it. */
function archiveOf(entries: readonly Entry[]): Buffer {
  const blocks = entries.flatMap(({ content = "", ...head }) => {
    const bytes = Buffer.from(content);
    const header = new Header({ mode: 0o644, type: "File", mtime: new Date(0), size: bytes.length, ...head });
    const block = Buffer.alloc(512);
    header.encode(block, 0);
    return [block, bytes, Buffer.alloc(-bytes.length & 511)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

describe("an archive", () => {
  let key: SigningKey;
  let folder: string;
  before(async () => {
    key = await createSigningKey();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wt-unpack-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** The two files every archive begins with; `files` are those that the list names. */
  async function head(files: Readonly<Record<string, string>>, signer = key): Promise<Entry[]> {
    const listed = Object.entries(files).map(([path, text]) => {
      const bytes = Buffer.from(text);
      return [path, { integrity: integrityOf(bytes), size: bytes.length }];
    });
    const twin = { schema_version: 1, name: "notes", version: "1.0.0", api_version: "1", tier: "community" };
    const list = JSON.stringify({ ...twin, files: Object.fromEntries(listed) });
    const signature = await sign(Buffer.from(list), signer);
    return [
      { path: "twin.json", content: list },
      { path: "twin.jws", content: signature },
    ];
  }

  async function refused(entries: readonly Entry[] | Buffer, message: RegExp): Promise<void> {
    const bytes = Buffer.isBuffer(entries) ? entries : archiveOf(entries);
    await assert.rejects(() => unpack(bytes, folder, [key.id]), { name: "TwinError", message });
    assert.deepEqual(readdirSync(folder), []);
  }

  const good: Entry = { path: "index.js", content: "export {};" };
  const listGood = () => head({ "index.js": "export {};" });

  it("is unpacked once all of it is proven", async () => {
    const twin = await unpack(archiveOf([...(await listGood()), good]), folder, [key.id]);
    assert.equal(twin.name, "notes");
    assert.deepEqual(readdirSync(folder).sort(), ["index.js", "twin.json", "twin.jws"]);
    assert.equal(readFileSync(join(folder, "index.js"), "utf8"), "export {};");
  });

  for (const [what, entry, message] of [
    ["leaves the folder", { path: "../index.js" }, /leaves the folder/],
    ["leaves it from within", { path: "a/../../index.js" }, /leaves the folder/],
    ["has an absolute path", { path: "/etc/index.js" }, /leaves the folder/],
    ["has a Windows path", { path: "C:\\index.js" }, /characters/],
    ["has a path with a backslash", { path: "a\\..\\index.js" }, /characters/],
    ["has an empty segment", { path: "a//index.js" }, /not plain/],
    ["has a name that Windows keeps for itself", { path: "aux.js" }, /no file's name/],
    ["has a name that ends in a dot", { path: "index.js." }, /no file's name/],
    ["has letters that look like others", { path: "ındex.js" }, /characters/],
    ["has a control character in its name", { path: "index\u001b.js" }, /characters/],
    ["has a name without end", { path: `${"long/".repeat(60)}x` }, /too long/],
    ["is a symbolic link", { path: "link", type: "SymbolicLink", linkpath: "/etc/passwd" }, /no plain file/],
    ["is a hard link", { path: "link", type: "Link", linkpath: "index.js" }, /no plain file/],
    ["is a device", { path: "null", type: "CharacterDevice", devmaj: 1, devmin: 3 }, /no plain file/],
    ["is a pipe", { path: "pipe", type: "FIFO" }, /no plain file/],
    ["is a folder", { path: "folder/", type: "Directory" }, /folder of its own/],
    ["is there twice", { path: "index.js", content: "other" }, /there twice/],
    ["is there in other letters", { path: "INDEX.js", content: "other" }, /there twice/],
    ["is not listed", { path: "more.js", content: "more" }, /more\.js is not in twin\.json/],
  ] as const)
    it(`is refused when one of its files ${what}`, async () => {
      await refused([...(await listGood()), good, entry], message);
    });

  it("is refused when a listed file is missing, or another", async () => {
    await refused(await listGood(), /index\.js is missing/);
    await refused(
      [...(await listGood()), { path: "index.js", content: "other" }],
      /not the file that was signed/,
    );
  });

  it("gives no file a right to be run as someone else", async () => {
    await unpack(archiveOf([...(await listGood()), { ...good, mode: 0o4755 }]), folder, [key.id]);
    const { mode } = (await import("node:fs")).statSync(join(folder, "index.js"));
    assert.equal(mode & 0o7111, 0);
  });

  it("is refused without a list or a signature", async () => {
    const [list, signature] = await listGood();
    assert(list && signature);
    await refused([list, good], /no twin\.jws/);
    await refused([signature, good], /no twin\.json/);
  });

  it("is refused when its list is not the one that was signed", async () => {
    const [, signature] = await listGood();
    const [list] = await head({ "index.js": "export {}; // other" });
    assert(list && signature);
    await refused([list, signature, good], /not what was signed/);
  });

  it("is refused when another key signed it, or none did", async () => {
    const stranger = await createSigningKey();
    await refused([...(await head({ "index.js": "export {};" }, stranger)), good], /not signed by a key/);
    const [list] = await listGood();
    assert(list);
    for (const content of ["", "a.b.c", `${Buffer.from('{"alg":"none"}').toString("base64url")}.e30.`])
      await refused([list, { path: "twin.jws", content }, good], /not signed by a key/);
  });

  it("is refused when it is cut, no archive, or grows beyond measure", async () => {
    const whole = archiveOf([...(await listGood()), good]);
    await refused(whole.subarray(0, whole.length >> 1), /cannot be read|has no/);
    await refused(Buffer.from("<html>Sign in to this network</html>"), /cannot be read|has no/);
    const bomb = { path: "bomb", content: "\0".repeat(40 * 1024 * 1024) };
    await refused([...(await listGood()), bomb], /cannot be read|more than/);
    const many = Array.from({ length: 1_100 }, (_, n) => ({ path: `f${n}`, content: "" }));
    await refused([...(await listGood()), ...many], /more than a twin has/);
    assert(!existsSync(join(folder, "bomb")));
  });
});
