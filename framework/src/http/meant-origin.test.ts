import assert from "node:assert/strict";
import { pageNumber } from "../conventions/page-number.ts";
import { send, start } from "../testing/notes-client.ts";
import { type HeardAnswer, speak } from "../testing/speak.ts";
import { isAllowedHost } from "./host-guard.ts";

const ORIGIN = "https://api.notes.example";

describe("a request that was led here from the vendor's own host", () => {
  const pagination = pageNumber({
    page: "page",
    size: "size",
    default: 1,
    max: 10,
    links: true,
    envelope: ({ items }) => items,
  });
  const twin = start({}, { pagination });
  let port: number;
  before(async () => {
    ({ port } = await twin.listen());
    for (const text of ["a", "b"]) send(twin, "POST /notes", { form: { text } });
  });
  after(() => twin.close());

  const ask = (path: string, origin: string, host = "api.notes.example"): Promise<HeardAnswer> =>
    speak(
      port,
      `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer k1\r\nX-WonderTwin-Origin: ${origin}\r\n\r\n`,
    );

  it("is answered with that host's addresses, and its capture names the host alone", async () => {
    const { status, headers } = await ask("/notes", ORIGIN);
    assert.equal(status, 200);
    assert.match(headers["link"] ?? "", /^<https:\/\/api\.notes\.example\/notes\?page=2>/);
    const capture = twin.captures().at(-1);
    assert.equal(capture?.host, "api.notes.example");
    assert.deepEqual(Object.keys(capture?.request.headers ?? {}), ["host", "authorization"]);
  });

  it("reaches the vendor's paths alone: the control API belongs to this machine", async () => {
    assert.equal((await ask("/_wt/health", ORIGIN)).status, 404);
    assert.equal((await ask("/_wt/health", "nonsense", "localhost")).status, 200);
  });

  it("is refused where the host is none of the vendor's", async () => {
    assert.equal((await ask("/notes", "https://evil.example", "evil.example")).status, 403);
  });

  it("is like any other where what it says is no origin", async () => {
    for (const origin of ["", "nonsense", "https://a b", "javascript:x", "https://a/b"])
      assert.match(
        (await ask("/notes", origin, "localhost")).headers["link"] ?? "",
        /^<http:\/\/localhost\//,
      );
    assert.equal(twin.captures().at(-1)?.host, undefined);
  });

  it("may be for any label before a host that stands for many", () => {
    const hosts = ["*.notes.example"];
    for (const host of ["one.notes.example", "ONE.notes.example:443"])
      assert(isAllowedHost(host, hosts), host);
    for (const host of ["notes.example", "a.b.notes.example", "*.evil.example"])
      assert(!isAllowedHost(host, hosts), host);
  });
});
