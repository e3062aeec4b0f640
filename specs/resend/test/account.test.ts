import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { client, hello, ok, refused, startResend } from "./sdk.ts";

describe("keys and domains, through the SDK", () => {
  let twin: RunningTwin;
  beforeEach(async () => {
    twin = await startResend();
  });
  afterEach(() => twin.close());

  it("say who asks: no key, a wrong one, one for sending only, one that was revoked", async () => {
    const resend = client(twin);
    assert.deepEqual(await refused(client(twin, "wrong").emails.list()), [
      401,
      "validation_error",
      "API key is invalid",
    ]);
    const nameless = await fetch(`${twin.url}/emails`);
    const missing = Object(await nameless.json());
    assert.deepEqual([nameless.status, missing.name], [401, "missing_api_key"]);
    assert.deepEqual((await refused(client(twin, "re_wondertwin_sending").emails.list())).slice(0, 2), [
      401,
      "restricted_api_key",
    ]);
    const { id, token } = await ok(resend.apiKeys.create({ name: "CI", permission: "sending_access" }));
    assert.match(token, /^re_wondertwin_\w{24}$/);
    const limited = client(twin, token);
    await ok(limited.emails.send({ ...hello, to: "x@example.org" }));
    assert.equal((await refused(limited.apiKeys.list()))[1], "restricted_api_key");
    const { data } = await ok(resend.apiKeys.list());
    assert.deepEqual(data[0], {
      id,
      name: "CI",
      created_at: "2026-01-31 12:00:00.000+00",
      last_used_at: null,
    });
    assert.deepEqual(await ok(resend.apiKeys.update(id, { name: "CI 2" })), { object: "api_key", id });
    assert.deepEqual(await ok(resend.apiKeys.remove(id)), { object: "api_key", id, deleted: true });
    assert.deepEqual(
      (await refused(limited.emails.send({ ...hello, to: "x@example.org" })))[2],
      "API key is invalid",
    );
    assert.ok(!(await ok(resend.apiKeys.list())).data.some((key) => key.id === id));
  });

  it("bind a key to a domain", async () => {
    const news = client(twin, "re_wondertwin_news");
    await ok(news.emails.send({ ...hello, from: "a@news.example.com", to: "x@example.org" }));
    assert.deepEqual((await refused(news.emails.send({ ...hello, to: "x@example.org" }))).slice(0, 2), [
      403,
      "validation_error",
    ]);
  });

  it("keep two teams apart", async () => {
    await ok(client(twin, "re_one").domains.create({ name: "one.example" }));
    const names = (await ok(client(twin, "re_two_abc").domains.list())).data.map(({ name }) => name);
    assert.ok(!names.includes("one.example"));
  });

  it("verify a domain once its records are found", async () => {
    const resend = client(twin);
    const { id, records, status } = await ok(
      resend.domains.create({ name: "mail.acme.example", region: "eu-west-1" }),
    );
    assert.equal(status, "not_started");
    assert.deepEqual(
      records.map(({ record, name, type }) => [record, name, type]),
      [
        ["SPF", "send.mail", "MX"],
        ["SPF", "send.mail", "TXT"],
        ["DKIM", "resend._domainkey.mail", "TXT"],
      ],
    );
    const from = { ...hello, from: "a@mail.acme.example", to: "x@example.org" };
    assert.equal((await refused(resend.emails.send(from)))[0], 403);
    assert.deepEqual(await ok(resend.domains.verify(id)), { object: "domain", id });
    assert.equal((await ok(resend.domains.get(id))).status, "pending");
    twin.advance("1m");
    const found = await ok(resend.domains.get(id));
    assert.deepEqual(
      [found.status, found.records.every((each) => each.status === "verified")],
      ["verified", true],
    );
    await ok(resend.emails.send(from));
    await ok(resend.domains.update({ id, openTracking: true, capabilities: { receiving: "enabled" } }));
    const changed = await ok(resend.domains.get(id));
    assert.deepEqual(
      [changed.open_tracking, changed.capabilities],
      [true, { sending: "enabled", receiving: "enabled" }],
    );
    assert.equal(changed.records.at(-1)?.record, "Receiving");
    assert.equal((await refused(resend.domains.create({ name: "mail.acme.example" })))[0], 403);
    const region = resend.post("/domains", { name: "x.example", region: "mars" });
    assert.deepEqual((await refused(region)).slice(0, 2), [422, "invalid_region"]);
    assert.deepEqual(await ok(resend.domains.remove(id)), { object: "domain", id, deleted: true });
  });

  it("show how many requests are left", async () => {
    const { headers } = await client(twin).emails.list();
    assert.deepEqual(
      ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "ratelimit-policy"].map(
        (name) => headers?.[name],
      ),
      ["2", "1", "1", "2;w=1"],
    );
  });

  it("cut lists into pages both ways", async () => {
    const resend = client(twin);
    for (let count = 0; count < 5; count++)
      await ok(resend.emails.send({ ...hello, to: `${count}@example.org` }));
    const all = (await ok(resend.emails.list())).data.map(({ id }) => id);
    const first = await ok(resend.emails.list({ limit: 2 }));
    assert.deepEqual([first.data.map(({ id }) => id), first.has_more], [all.slice(0, 2), true]);
    const next = await ok(resend.emails.list({ limit: 2, after: all[1] ?? "" }));
    assert.deepEqual(
      next.data.map(({ id }) => id),
      all.slice(2, 4),
    );
    const back = await ok(resend.emails.list({ limit: 2, before: all[3] ?? "" }));
    assert.deepEqual(
      back.data.map(({ id }) => id),
      all.slice(1, 3),
    );
    assert.deepEqual((await refused(resend.emails.list({ limit: 101 }))).slice(0, 2), [
      422,
      "validation_error",
    ]);
    assert.equal((await refused(resend.get("/nowhere")))[1], "not_found");
    assert.deepEqual((await refused(resend.put("/emails", {}))).slice(0, 2), [405, "method_not_allowed"]);
  });
});
