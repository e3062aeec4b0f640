import assert from "node:assert/strict";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { type RunningTwin, speak, startTwin } from "@wondertwin/framework/testing";

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";
const MIB = 1024 * 1024;
const KEY = "Bearer sk_test_badinput";

interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** What an error must say. */
interface Expected {
  readonly status: number;
  readonly code?: string;
  readonly param?: string;
  readonly message?: RegExp;
}

let twin: RunningTwin;
let customer = "";
let state: unknown;

async function send({
  method = "POST",
  path = "/v1/customers",
  type = FORM,
  headers,
  body,
}: Sent): Promise<Answer> {
  const answer = await fetch(twin.url + path, {
    method,
    headers: { authorization: KEY, ...(body !== undefined && { "content-type": type }), ...headers },
    ...(body !== undefined && { body }),
  });
  return { status: answer.status, body: await answer.text() };
}

/** A request's head as it goes over the wire, from its lines. */
const head = (...lines: string[]) => `${lines.join("\r\n")}\r\n\r\n`;

const signed = (line: string, ...headers: string[]) =>
  head(line, `Host: 127.0.0.1:${twin.port}`, `Authorization: ${KEY}`, ...headers);

const posted = (length: number, type = FORM) =>
  signed("POST /v1/customers HTTP/1.1", `Content-Type: ${type}`, `Content-Length: ${length}`);

function assertRefused({ status, body }: Answer, expected: Expected): void {
  assert.equal(status, expected.status, body.slice(0, 500));
  const { error } = JSON.parse(body);
  assert.ok(["invalid_request_error", "api_error"].includes(error.type), body);
  assert.ok(typeof error.message === "string" && error.message.length > 0, body);
  if (expected.code !== undefined) assert.equal(error.code, expected.code);
  if (expected.param !== undefined) assert.equal(error.param, expected.param);
  if (expected.message) assert.match(error.message, expected.message);
  assert.deepEqual(twin.state(), state, "The state has changed.");
}

/** One `it` for each way of being bad. */
function refuses(cases: Readonly<Record<string, readonly [() => Promise<Answer>, Expected]>>): void {
  for (const [name, [request, expected]] of Object.entries(cases))
    it(name, async () => assertRefused(await request(), expected));
}

describe("Stripe's twin, given bad input", () => {
  before(async () => {
    twin = await startTwin("stripe", { now: "2026-01-31T12:00:00Z" });
    customer = JSON.parse((await send({ body: "name=Ada" })).body).id;
    state = twin.state();
  });
  after(() => twin.close());
  afterEach(async () => {
    const { status } = await send({ method: "GET", path: `/v1/customers/${customer}` });
    assert.equal(status, 200, "The twin no longer answers.");
  });

  describe("refuses bodies that cannot be read:", () => {
    const multipart = (body: string) =>
      send({ path: "/v1/files", type: "multipart/form-data; boundary=b", body });
    refuses({
      "malformed JSON": [() => send({ type: JSON_TYPE, body: '{"name":' }), { status: 400 }],
      "a form with a broken escape": [() => send({ body: "name=%zz" }), { status: 400 }],
      "a form with an escape that ends": [() => send({ body: "name=%4" }), { status: 400 }],
      "invalid UTF-8": [() => send({ body: Uint8Array.of(0x6e, 0x3d, 0xff, 0xfe) }), { status: 400 }],
      "invalid UTF-8 behind escapes": [() => send({ body: "name=%ff%fe" }), { status: 400 }],
      XML: [
        () => send({ type: "application/xml", body: "<name>Ada</name>" }),
        { status: 400, message: /form-urlencoded/ },
      ],
      "a content type that is none": [() => send({ type: "nonsense", body: "name=Ada" }), { status: 400 }],
      "JSON where only forms are described": [
        () => send({ type: JSON_TYPE, body: '{"name":"Ada"}' }),
        { status: 400 },
      ],
      "an encoding nobody knows": [
        () => send({ body: "name=Ada", headers: { "content-encoding": "rot13" } }),
        { status: 415, message: /rot13/ },
      ],
      "what is said to be gzip": [
        () => send({ body: "name=Ada", headers: { "content-encoding": "gzip" } }),
        { status: 400 },
      ],
      "gzip that is cut": [
        () =>
          send({
            body: Uint8Array.from(gzipSync("name=Ada").subarray(0, 20)),
            headers: { "content-encoding": "gzip" },
          }),
        { status: 400 },
      ],
      "gzip that grows beyond what a body may be": [
        () =>
          send({
            body: Uint8Array.from(gzipSync("a".repeat(64 * 1024 * 1024))),
            headers: { "content-encoding": "gzip" },
          }),
        { status: 413 },
      ],
      "a form of 1,000 levels": [() => send({ body: `metadata${"[a]".repeat(1000)}=x` }), { status: 400 }],
      "10,001 parameters": [() => send({ body: "a=b&".repeat(10_001) }), { status: 400 }],
      "a multipart form without a boundary": [
        () => send({ path: "/v1/files", type: "multipart/form-data", body: "x" }),
        { status: 400 },
      ],
      "a multipart form that breaks off": [
        () => multipart('--b\r\nContent-Disposition: form-data; name="purpose"\r\n\r\ndisp'),
        { status: 400 },
      ],
      "a multipart form that is none": [() => multipart("purpose=dispute_evidence"), { status: 400 }],
      "17 MB": [() => send({ body: `name=${"x".repeat(17 * MIB)}` }), { status: 413 }],
      "40 MB": [() => send({ body: `name=${"x".repeat(40 * MIB)}` }), { status: 413 }],
    });
  });

  describe("refuses parameters of the wrong shape:", () => {
    const create = (body: string) => send({ body });
    const intent = (body: string) => send({ path: "/v1/payment_intents", body });
    refuses({
      "an unknown one": [
        () => create("nickname=x"),
        { status: 400, code: "parameter_unknown", param: "nickname" },
      ],
      "one called __proto__": [() => create("__proto__=x"), { status: 400, code: "parameter_unknown" }],
      "one called __proto__ with a key": [
        () => create("__proto__[polluted]=x"),
        { status: 400, code: "parameter_unknown" },
      ],
      "__proto__ among metadata": [
        () => create("metadata[__proto__]=x"),
        { status: 400, code: "parameter_unknown", param: "metadata[__proto__]" },
      ],
      "one called constructor": [
        () => create("constructor[prototype][polluted]=x"),
        { status: 400, code: "parameter_unknown" },
      ],
      "one called toString": [() => create("toString=x"), { status: 400, code: "parameter_unknown" }],
      "an array for text": [() => create("name[]=a&name[]=b"), { status: 400, param: "name" }],
      "an object for text": [() => create("name[first]=Ada"), { status: 400, param: "name" }],
      "an array for an object": [() => create("address[]=x"), { status: 400 }],
      "text for an object": [() => create("metadata=x"), { status: 400, param: "metadata" }],
      "text for an integer": [
        () => create("balance=much"),
        { status: 400, code: "parameter_invalid_integer" },
      ],
      "a fraction for an integer": [
        () => create("balance=1.5"),
        { status: 400, code: "parameter_invalid_integer" },
      ],
      "an exponent for an integer": [
        () => create("balance=1e3"),
        { status: 400, code: "parameter_invalid_integer" },
      ],
      "an integer beyond all bounds": [() => create(`balance=${"9".repeat(400)}`), { status: 400 }],
      "a negative amount": [() => intent("amount=-100&currency=usd"), { status: 400, param: "amount" }],
      "no amount": [
        () => intent("currency=usd"),
        { status: 400, code: "parameter_missing", param: "amount" },
      ],
      "a limit of nothing": [
        () => send({ method: "GET", path: "/v1/customers?limit=0" }),
        { status: 400, param: "limit" },
      ],
      "a limit below nothing": [
        () => send({ method: "GET", path: "/v1/customers?limit=-1" }),
        { status: 400 },
      ],
      "a limit beyond the largest": [
        () => send({ method: "GET", path: "/v1/customers?limit=101" }),
        { status: 400 },
      ],
      "text for a limit": [
        () => send({ method: "GET", path: "/v1/customers?limit=x" }),
        { status: 400, param: "limit" },
      ],
      "a broken escape in the query": [
        () => send({ method: "GET", path: "/v1/customers?limit=%" }),
        { status: 400 },
      ],
    });
  });

  describe("refuses paths that lead nowhere:", () => {
    const get = (path: string) => send({ method: "GET", path });
    refuses({
      "an unknown one": [() => get("/v1/wonders"), { status: 404, message: /GET: \/v1\/wonders/ }],
      "none at all": [() => get("/"), { status: 404 }],
      "an unknown method": [() => send({ method: "PATCH" }), { status: 404, message: /PATCH/ }],
      "an id that nobody has": [
        () => get("/v1/customers/cus_none"),
        { status: 404, code: "resource_missing" },
      ],
      "__proto__ as an id": [() => get("/v1/customers/__proto__"), { status: 404, code: "resource_missing" }],
      "constructor as a path": [() => get("/v1/constructor"), { status: 404 }],
      "a null byte in an id": [() => get("/v1/customers/cus%00"), { status: 404 }],
      "a slash in an id": [() => get("/v1/customers/cus%2Fx"), { status: 404 }],
      "an id of 10,000 characters": [() => get(`/v1/customers/${"x".repeat(10_000)}`), { status: 404 }],
      "a broken escape": [() => speak(twin.port, signed("GET /v1/customers/%zz HTTP/1.1")), { status: 400 }],
      "escapes that are no UTF-8": [() => get("/v1/customers/%ff"), { status: 400 }],
      "bytes that are no UTF-8": [
        () => speak(twin.port, Buffer.from(signed("GET /v1/customers/\xff HTTP/1.1"), "latin1")),
        { status: 400 },
      ],
      "an id of 100,000 characters": [
        () => speak(twin.port, signed(`GET /v1/customers/${"x".repeat(100_000)} HTTP/1.1`)),
        { status: 431 },
      ],
    });
  });

  describe("refuses what HTTP itself does not allow:", () => {
    const say = (...lines: string[]) => speak(twin.port, head(...lines));
    refuses({
      garbage: [() => speak(twin.port, "\x00\x01\x02 garbage\r\n\r\n"), { status: 400 }],
      "another protocol": [() => speak(twin.port, "SSH-2.0-OpenSSH_9.6\r\n"), { status: 400 }],
      "a broken header": [() => say("GET /v1/customers HTTP/1.1", "Host localhost"), { status: 400 }],
      "headers of 20 KB": [
        () => speak(twin.port, signed("GET /v1/customers HTTP/1.1", `X: ${"x".repeat(20_000)}`)),
        { status: 431 },
      ],
      TRACE: [() => speak(twin.port, signed("TRACE /v1/customers HTTP/1.1")), { status: 404 }],
      CONNECT: [() => speak(twin.port, signed("CONNECT api.stripe.com:443 HTTP/1.1")), { status: 404 }],
      "two lengths": [
        () =>
          speak(
            twin.port,
            signed("POST /v1/customers HTTP/1.1", "Content-Length: 1", "Content-Length: 2"),
            "ab",
          ),
        { status: 400 },
      ],
      "a length and chunks": [
        () =>
          speak(
            twin.port,
            signed("POST /v1/customers HTTP/1.1", "Content-Length: 1", "Transfer-Encoding: chunked"),
            "0\r\n\r\n",
          ),
        { status: 400 },
      ],
      "no host": [() => say("GET /v1/customers HTTP/1.1", `Authorization: ${KEY}`), { status: 403 }],
      "an empty host": [
        () => say("GET /v1/customers HTTP/1.1", "Host:", `Authorization: ${KEY}`),
        { status: 403 },
      ],
      "two hosts": [
        () => speak(twin.port, signed("GET /v1/customers HTTP/1.1", "Host: evil.example")),
        { status: 403 },
      ],
      "another's host": [
        () => say("GET /v1/customers HTTP/1.1", "Host: evil.example", `Authorization: ${KEY}`),
        { status: 403, message: /evil\.example/ },
      ],
      "a name that resolves to this machine": [
        () => say("GET /v1/customers HTTP/1.1", "Host: 127.0.0.1.nip.io", `Authorization: ${KEY}`),
        { status: 403 },
      ],
      "another's host in the target": [
        () => speak(twin.port, signed("GET http://evil.example/v1/customers HTTP/1.1")),
        { status: 403 },
      ],
    });
  });

  describe("lets no page of another site control it:", () => {
    const reset = (headers: Record<string, string>) => send({ path: "/_wt/reset", headers });
    const pages: Readonly<Record<string, Record<string, string>>> = {
      "by its origin": { origin: "https://evil.example" },
      "by an origin that is hidden": { origin: "null" },
      "by what the browser says": { "sec-fetch-site": "cross-site" },
    };
    for (const [name, headers] of Object.entries(pages))
      it(name, async () => {
        const { status, body } = await reset(headers);
        assert.equal(status, 403);
        assert.equal(JSON.parse(body).error.code, "forbidden_origin");
        assert.deepEqual(twin.state(), state);
      });
  });

  it("forgets an upload that breaks off", async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(twin.port, "127.0.0.1", () => {
        socket.write(`${posted(1000)}name=Br`, () => socket.destroy());
      });
      socket.on("close", () => resolve());
    });
    assert.deepEqual(twin.state(), state);
  });

  describe("keeps what is strange but allowed:", () => {
    after(() => twin.reset());
    const metadata = async (body: string) => {
      const answer = await send({ path: `/v1/customers/${customer}`, body });
      assert.equal(answer.status, 200, answer.body);
      return JSON.parse(answer.body).metadata;
    };

    it("names of metadata that objects have of their own", async () => {
      assert.deepEqual(Object.entries(await metadata("metadata[constructor]=b&metadata[toString]=c")), [
        ["constructor", "b"],
        ["toString", "c"],
      ]);
    });

    it("a target that names its host, as clients of a proxy write it", async () => {
      const { status } = await speak(
        twin.port,
        signed(`GET http://127.0.0.1:${twin.port}/v1/customers HTTP/1.1`),
      );
      assert.equal(status, 200);
    });

    it("a body of 10 MB", async () => {
      const answer = await send({
        path: "/v1/files",
        type: "multipart/form-data; boundary=b",
        body: evidence(10 * MIB),
      });
      assert.equal(answer.status, 200, answer.body.slice(0, 500));
      assert.equal(JSON.parse(answer.body).size, 10 * MIB);
    });
  });
});

function evidence(size: number): string {
  const part = (name: string, rest = "") =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n`;
  const file = part("file", '; filename="evidence.txt"');
  return `${part("purpose")}\r\nidentity_document\r\n${file}Content-Type: text/plain\r\n\r\n${"x".repeat(size)}\r\n--b--\r\n`;
}
