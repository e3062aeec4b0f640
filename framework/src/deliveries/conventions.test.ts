import assert from "node:assert/strict";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { send, start, startBehaving } from "../testing/notes-client.ts";
import { webhookSink } from "../testing/webhook-sink.ts";
import type { AnyVendorConfig } from "../twin/erased.ts";

type Webhooks = NonNullable<AnyVendorConfig["webhooks"]>;

/** What a receiver with one answer for all hears of one note, and how its delivery ends. */
async function told(
  webhooks: Partial<Webhooks>,
  answer: { status: number; headers?: Record<string, string>; body?: string },
) {
  const heard: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const twin = start(
    { webhook: { url: `http://127.0.0.1:${port}` } },
    { webhooks: { subscriptions: () => [], retries: ["1s", "1m"], ...webhooks } },
  );
  try {
    send(twin, "POST /notes", { form: { text: "One" } });
    await twin.webhooks.settled();
    twin.advance("1s");
    await twin.webhooks.settled();
    const authors = JSON.stringify(send(twin, "GET /authors").body);
    return { heard, status: twin.webhooks.list()[0]?.status, authors };
  } finally {
    await twin.close();
    server.closeAllConnections();
    server.close();
  }
}

describe("what a vendor says of its deliveries", () => {
  it("can be headers that tell why it is tried again", async () => {
    const headers: Webhooks["headers"] = ({ tries, last }) => ({
      "x-try": `${tries} ${last?.status ?? "first"}`,
    });
    const { heard } = await told({ headers }, { status: 500 });
    assert.deepEqual(
      heard.map((each) => each.headers["x-try"]),
      ["0 first", "1 500"],
    );
  });

  it("can be an answer that wants no further attempt", async () => {
    const final: Webhooks["final"] = ({ status, header }) => status === 500 && header("x-enough") === "1";
    const stopped = await told({ final }, { status: 500, headers: { "x-enough": "1" } });
    assert.deepEqual([stopped.heard.length, stopped.status], [1, "failed"]);
    const going = await told({ final }, { status: 500 });
    assert.deepEqual([going.heard.length, going.status], [2, "waiting"]);
  });

  it("can be that a failure steps aside: what comes behind it does not wait", async () => {
    const sink = await webhookSink();
    const twin = start(
      { webhook: { url: sink.url } },
      { webhooks: { subscriptions: () => [], retries: ["1m"], failures: "step_aside" } },
    );
    const write = (text: string) => send(twin, "POST /notes", { form: { text } });
    const heard = async () => JSON.parse((await sink.next()).body).data.text;
    try {
      sink.answer(500);
      write("One");
      assert.equal(await heard(), "One");
      await twin.webhooks.settled();
      sink.answer(200);
      write("Two");
      assert.equal(await heard(), "Two");
      await twin.webhooks.settled();
      assert.deepEqual(
        twin.webhooks.list().map(({ status }) => status),
        ["waiting", "succeeded"],
      );
      twin.restore(twin.snapshot());
      twin.advance("1m");
      assert.equal(await heard(), "One");
      await twin.webhooks.settled();
      assert.deepEqual(
        twin.webhooks.list().map(({ status }) => status),
        ["succeeded", "succeeded"],
      );
    } finally {
      await twin.close();
      await sink.close();
    }
  });

  it("can be another way of writing bodies", async () => {
    const encode: Webhooks["encode"] = (event, body) =>
      event === "note.created" ? { contentType: "text/plain", body: `note ${body.length}` } : undefined;
    const { heard } = await told({ encode }, { status: 200 });
    assert.equal(heard[0]?.headers["content-type"], "text/plain");
    assert.match(heard[0]?.body ?? "", /^note \d+$/);
  });

  it("can be an address that is told alone, by a signature of it under a secret that the partition keeps", async () => {
    const sign: Webhooks["sign"] = ({ url, secret }) => ({ "x-signed": `${secret} to ${url}` });
    const secret: Webhooks["secret"] = (_, event) => `of ${String(Reflect.get(event, "name"))}`;
    const sink = await webhookSink();
    const twin = startBehaving(
      {
        created: ({ self, tell }) => {
          tell(sink.url, "note.published", self);
          return undefined;
        },
      },
      { webhooks: { subscriptions: () => [], sign, secret } },
    );
    try {
      send(twin, "POST /notes", { form: { text: "One" } });
      assert.equal((await sink.next()).headers["x-signed"], `of note.published to ${sink.url}`);
      await twin.webhooks.settled();
      assert.deepEqual(
        twin.webhooks.list().map(({ url, addressed, event }) => [url, addressed, event.name]),
        [[sink.url, true, "note.published"]],
      );
    } finally {
      await twin.close();
      await sink.close();
    }
  });

  it("can be what comes of an address that does not answer", async () => {
    const unanswered: Webhooks["unanswered"] = ({ store }, { event, answer }) => {
      if (event === "note.created")
        store["author"]?.insert({ name: `${event} unheard: ${JSON.stringify(answer)}` });
    };
    const failing = { status: 500, body: "no" };
    assert.match((await told({ unanswered, retries: [] }, failing)).authors, /note\.created unheard: \\"no/);
    assert.doesNotMatch((await told({ unanswered, retries: [] }, { status: 200 })).authors, /unheard/);
    assert.doesNotMatch((await told({ unanswered, retries: ["1h"] }, failing)).authors, /unheard/);
  });

  it("can be what an answer does, wholly or not at all", async () => {
    const answered: Webhooks["answered"] = ({ store, fail }, { event, answer }) => {
      if (event !== "note.created") return;
      store["author"]?.insert({ name: `heard ${JSON.stringify(answer)}` });
      if (answer === "no") fail("invalid_argument");
    };
    const long = JSON.stringify({ text: "x".repeat(5000) });
    assert.match(
      (await told({ answered }, { status: 200, body: long })).authors,
      /heard \{\\"text\\":\\"x{5000}/,
    );
    assert.match((await told({ answered }, { status: 200 })).authors, /heard undefined/);
    assert.doesNotMatch((await told({ answered }, { status: 200, body: "no" })).authors, /heard/);
    assert.doesNotMatch((await told({ answered }, { status: 500, body: "yes" })).authors, /heard/);
  });
});
