import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import type { TwinOptions } from "../engine/twin-options.ts";
import { notesModel } from "../testing/notes-api.ts";
import { send, start } from "../testing/notes-client.ts";
import { type WebhookSink, webhookSink } from "../testing/webhook-sink.ts";
import { createTwinModel } from "../twin/twin-model.ts";
import { post } from "./post.ts";
import { reach } from "./receiver-guard.ts";

const write = (twin: Twin, text: string, key = "k1") => send(twin, "POST /notes", { form: { text }, key });

describe("deliveries", () => {
  let sink: WebhookSink;
  const twins: Twin[] = [];
  const listening = (options: TwinOptions = {}) => {
    const twin = start({ webhook: { url: sink.url }, ...options });
    twins.push(twin);
    return twin;
  };
  beforeEach(async () => {
    sink = await webhookSink();
  });
  afterEach(async () => {
    for (const twin of twins.splice(0)) await twin.close();
    await sink.close();
  });
  const heard = async () => JSON.parse((await sink.next()).body);

  it("come one after another in the order of the events", async () => {
    const twin = listening();
    for (let count = 0; count < 20; count++) write(twin, `${count}`);
    const texts: string[] = [];
    for (let count = 0; count < 20; count++) texts.push((await heard()).data.text);
    assert.deepEqual(
      texts,
      Array.from({ length: 20 }, (_, count) => `${count}`),
    );
  });

  it("are not made of what a twin starts with, nor of requests that failed", async () => {
    const twin = listening();
    const { body } = write(twin, "One");
    await sink.next();
    send(twin, `POST /notes/${body["id"]}/publish`, { form: { fail: "yes" } });
    await twin.webhooks.settled();
    assert.equal(sink.waiting.length, 0);
    assert.equal(twin.webhooks.list().length, 1);
  });

  it("tell of a refused connection, an answer that is no success, and a redirect, which nobody follows", async () => {
    const twin = listening();
    for (const answer of [302, 404, 500]) {
      sink.answer(answer);
      write(twin, "One");
      await twin.webhooks.settled();
    }
    await sink.close();
    write(twin, "One");
    await twin.webhooks.settled();
    assert.deepEqual(
      twin.webhooks.list().map(({ status, attempts: [first] }) => [status, first?.status ?? first?.error]),
      [
        ["waiting", 302],
        ["waiting", 404],
        ["waiting", 500],
        ["waiting", "ECONNREFUSED"],
      ],
    );
  });

  it("are state: a restart goes on with what waits, a reset forgets it, and nothing is told twice", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wondertwin-deliveries-"));
    try {
      for (const rotateAfter of [2, 1000]) {
        const journal = { folder, rotateAfter, fresh: rotateAfter === 2 };
        const first = start({ webhook: { url: sink.url }, journal });
        write(first, "heard");
        await first.webhooks.settled();
        sink.answer(503);
        write(first, "unheard");
        write(first, "forgotten", "k2");
        await first.webhooks.settled();
        first.reset("k2");
        const before = first.webhooks.list();
        await first.close();
        const second = start({ webhook: { url: sink.url }, journal: { folder, rotateAfter } });
        assert.deepEqual(second.webhooks.list(), before);
        while (sink.waiting.length > 0) await sink.next();
        sink.answer(200);
        second.advance("1m");
        await second.webhooks.settled();
        assert.deepEqual(
          sink.waiting.map(({ body }) => JSON.parse(body).data.text),
          ["unheard"],
        );
        second.reset();
        await second.close();
        while (sink.waiting.length > 0) await sink.next();
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("fail alone where the vendor's signature is a mistake", async () => {
    const { boot, detail, manifest, parts, vendor } = notesModel();
    const sign = () => {
      throw new Error("no signature");
    };
    const { subscriptions = () => [], ...webhooks } = vendor.webhooks ?? {};
    const clumsy = { ...vendor, webhooks: { ...webhooks, subscriptions, sign } };
    const twin = createTwin(
      createTwinModel({ manifest, boot, loadLazy: () => detail.lazy, parts: { ...parts, vendor: clumsy } }),
      { webhook: { url: sink.url } },
    );
    twins.push(twin);
    write(twin, "One");
    await twin.webhooks.settled();
    const [delivery] = twin.webhooks.list();
    assert.equal(delivery?.attempts.at(-1)?.error, "twin_failed");
    assert.equal(write(twin, "Two").status, 200);
  });

  it("go to subscribers of the partition that another is connected to, and are undone with the request", async () => {
    const { boot, detail, manifest, parts, vendor } = notesModel();
    const connected = {
      resource: "author",
      subscriptions: () => [{ id: "s1", url: sink.url, events: ["note.created"], secret: "" }],
    };
    const linked = { ...vendor, webhooks: { subscriptions: () => [], ...vendor.webhooks, connected } };
    const twin = createTwin(
      createTwinModel({ manifest, boot, loadLazy: () => detail.lazy, parts: { ...parts, vendor: linked } }),
    );
    twins.push(twin);
    const author = String(send(twin, "POST /authors", { form: { name: "Ada" } }).body["id"]);
    write(twin, "ours");
    write(twin, "theirs", author);
    write(twin, "nobody's", "k2");
    send(twin, "POST /notes", { form: { author: "a_none", text: "refused" }, key: author });
    await twin.webhooks.settled();
    assert.deepEqual(
      sink.waiting.map(({ body }) => JSON.parse(body).data.text),
      ["theirs"],
    );
    assert.deepEqual(
      twin.webhooks.list().map(({ partition, home, status }) => [partition, home, status]),
      [[author, "k1", "succeeded"]],
    );
  });

  it("go where this twin was told, also once it holds another's state", async () => {
    const other = start({ webhook: { url: "http://localhost:1/" } });
    const snapshot = other.snapshot();
    await other.close();
    const twin = listening();
    twin.restore(snapshot);
    write(twin, "One");
    assert.equal((await heard()).data.text, "One");
  });

  it("can be sent again, and say so where there is none of that name", async () => {
    const twin = listening();
    write(twin, "One");
    await twin.webhooks.settled();
    const [delivery] = twin.webhooks.list({ event: "note.created", status: "succeeded" });
    assert.equal(delivery?.id, "k1:1");
    twin.webhooks.resend("k1:1");
    await twin.webhooks.settled();
    assert.equal(twin.webhooks.list()[0]?.attempts.length, 2);
    assert.throws(() => twin.webhooks.resend("k1:7"), { code: "unknown_delivery" });
    assert.throws(() => twin.webhooks.resend("nothing"), { code: "unknown_delivery" });
  });

  it("are listed and sent again over the control API", async () => {
    const twin = listening();
    const { url } = await twin.listen();
    write(twin, "One");
    await twin.webhooks.settled();
    const ask = async (path: string, method = "GET") =>
      JSON.parse(await (await fetch(url + path, { method })).text());
    const listed = await ask("/_wt/deliveries?status=succeeded");
    assert.deepEqual(listed, { deliveries: JSON.parse(JSON.stringify(twin.webhooks.list())) });
    const sent = await ask(`/_wt/deliveries/${encodeURIComponent("k1:1")}/resend`, "POST");
    assert.equal(sent.status, "waiting");
    await twin.webhooks.settled();
    assert.equal((await ask("/_wt/deliveries/k1:9/resend", "POST")).error.code, "unknown_delivery");
    assert.equal((await ask("/_wt/deliveries?status=lost")).error.code, "bad_request");
  });
});

describe("a receiver", () => {
  const posting = { headers: {}, body: "{}", timeout: 50, allowed: [], signal: new AbortController().signal };

  it("is reached on loopback, or where it is explicitly allowed", () => {
    const reachable = (url: string, allowed: string[] = []) => reach(new URL(url), allowed) !== undefined;
    for (const url of ["http://127.0.0.1:1/", "http://[::1]/", "https://localhost/", "http://a.localhost/"])
      assert.ok(reachable(url), url);
    for (const url of [
      "http://example.com/",
      "http://127.0.0.1.example.com/",
      "http://localhost.example.com/",
      "http://169.254.169.254/",
      "http://10.0.0.1/",
      "http://0.0.0.0/",
      "http://[::ffff:10.0.0.1]/",
    ])
      assert.ok(!reachable(url), url);
    assert.ok(reachable("http://2130706433/"), "127.0.0.1, written as one number");
    assert.ok(reachable("http://Hooks.internal:9/", ["hooks.internal"]));
  });

  it("of another kind than the web's is none", async () => {
    for (const url of ["ftp://localhost/", "file:///etc/hosts", "nonsense"])
      assert.equal((await post({ ...posting, url })).error, "host_not_allowed");
  });

  it("that takes too long is given up", async () => {
    await using sink = await webhookSink();
    sink.answer("hang");
    assert.equal((await post({ ...posting, url: sink.url })).error, "timeout");
  });

  it("is heard out up to a kilobyte", async () => {
    const server = createServer((_, response) => response.end("é".repeat(5000)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const outcome = await post({ ...posting, timeout: 5000, url: `http://localhost:${port}/` });
    assert.equal(outcome.status, 200);
    assert.equal(outcome.body, "é".repeat(1024));
    server.close();
  });
});
