import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { client, errorOf, SID, startTwilio, TOKEN } from "./sdk.ts";

const OTHER = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

describe("Twilio's conventions", () => {
  let twin: RunningTwin;
  before(async () => {
    twin = await startTwilio();
  });
  afterEach(() => twin.reset());
  after(() => twin.close());

  it("let an account in by its token and a key by its secret, and nobody else", async () => {
    assert.equal((await client(twin).api.v2010.accounts(SID).fetch()).friendlyName, "WonderTwin");
    const key = await client(twin).newKeys.create({ friendlyName: "Tests" });
    assert.match(key.sid, /^SK[0-9a-f]{32}$/);
    assert.equal((await client(twin).keys(key.sid).fetch()).friendlyName, "Tests");
    assert.deepEqual(await client(twin, key.sid, key.secret, SID).messages.list(), []);
    for (const wrong of [client(twin, SID, "wrong"), client(twin, key.sid, "wrong", SID)]) {
      const { status, code, message, moreInfo } = await errorOf(wrong.messages.list());
      assert.deepEqual([status, code, message], [401, 20003, "Authenticate"]);
      assert.equal(moreInfo, "https://www.twilio.com/docs/errors/20003");
    }
  });

  it("give every account a world of its own from its first request on", async () => {
    await client(twin).queues.create({ friendlyName: "mine" });
    const theirs = client(twin, OTHER, "their token");
    assert.deepEqual(await theirs.queues.list(), []);
    assert.equal((await theirs.api.v2010.accounts(OTHER).fetch()).authToken, "their token");
    assert.equal((await errorOf(client(twin, OTHER, "another").queues.list())).code, 20003);
    assert.equal((await errorOf(client(twin, OTHER, "their token", SID).queues.list())).code, 20404);
  });

  it("keep subaccounts apart, open to their parents and to their own tokens", async () => {
    const parent = client(twin);
    const sub = await parent.api.v2010.accounts.create({ friendlyName: "Customer" });
    assert.equal(sub.ownerAccountSid, SID);
    await client(twin, SID, TOKEN, sub.sid).queues.create({ friendlyName: "theirs" });
    assert.deepEqual(await parent.queues.list(), []);
    const [queue] = await client(twin, sub.sid, sub.authToken).queues.list();
    assert.equal(queue?.accountSid, sub.sid);
    await parent.api.v2010.accounts(sub.sid).update({ status: "suspended" });
    assert.deepEqual(
      (await parent.api.v2010.accounts.list({ status: "active" })).map(({ sid }) => sid),
      [SID],
    );
  });

  it("write moments, addresses and SIDs as each API does", async () => {
    const queue = await client(twin).queues.create({ friendlyName: "mine", maxSize: 7 });
    assert.match(queue.sid, /^QU[0-9a-f]{32}$/);
    assert.equal(queue.maxSize, 7);
    assert.equal(queue.uri, `/2010-04-01/Accounts/${SID}/Queues/${queue.sid}.json`);
    assert.equal(queue.dateCreated.toISOString(), "2026-01-31T12:00:00.000Z");
    twin.advance("1h");
    const renamed = await client(twin).queues(queue.sid).update({ friendlyName: "ours" });
    assert.equal(renamed.dateCreated.toISOString(), "2026-01-31T12:00:00.000Z");
    assert.equal(renamed.dateUpdated.toISOString(), "2026-01-31T13:00:00.000Z");
    const service = await client(twin).messaging.v1.services.create({ friendlyName: "Alerts" });
    assert.equal(service.url, `http://messaging.twilio.com/v1/Services/${service.sid}`);
    assert.match(service.sid, /^MG[0-9a-f]{32}$/);
    assert.equal(service.dateCreated.toISOString(), "2026-01-31T13:00:00.000Z");
  });

  it("tell services of the same path apart by their hosts", async () => {
    await client(twin).verify.v2.services.create({ friendlyName: "Codes" });
    assert.deepEqual(await client(twin).messaging.v1.services.list(), []);
    assert.deepEqual(await client(twin).conversations.v1.services.list(), []);
    const response = await fetch(`${twin.url}/verify/v2/Services`, {
      headers: { authorization: `Basic ${btoa(`${SID}:${TOKEN}`)}` },
    });
    const { services, meta } = Object(await response.json());
    assert.equal(services[0].friendly_name, "Codes");
    assert.equal(meta.url, `${twin.url}/verify/v2/Services?PageSize=50&Page=0`);
  });

  it("cut lists of both kinds into pages, the newest first", async () => {
    const names = ["a", "b", "c", "d", "e"];
    for (const name of names) {
      await client(twin).queues.create({ friendlyName: name });
      await client(twin).verify.v2.services.create({ friendlyName: name });
    }
    const all = (list: readonly { friendlyName: string }[]) => list.map(({ friendlyName }) => friendlyName);
    assert.deepEqual(all(await client(twin).queues.list({ pageSize: 2 })), names.toReversed());
    assert.deepEqual(all(await client(twin).verify.v2.services.list({ pageSize: 2 })), names.toReversed());
    assert.deepEqual(all(await client(twin).queues.list({ limit: 3, pageSize: 2 })), ["e", "d", "c"]);
    const second = await (await client(twin).queues.page({ pageSize: 2 })).nextPage();
    assert.deepEqual(all(second?.instances ?? []), ["c", "b"]);
    assert.deepEqual(all((await second?.previousPage())?.instances ?? []), ["e", "d"]);
  });

  it("say what was not there, what was missing and what cannot be done", async () => {
    const unknown = await errorOf(
      client(twin)
        .queues(`QU${"0".repeat(32)}`)
        .fetch(),
    );
    assert.deepEqual([unknown.status, unknown.code], [404, 20404]);
    assert.match(unknown.message, /\/Queues\/QU0+\.json was not found$/);
    const send = (path: string, method = "POST") =>
      fetch(twin.url + path, { method, headers: { authorization: `Basic ${btoa(`${SID}:${TOKEN}`)}` } });
    const missing = await send(`/2010-04-01/Accounts/${SID}/Queues.json`);
    assert.deepEqual([missing.status, Object(await missing.json()).code], [400, 20001]);
    assert.equal((await send(`/2010-04-01/Accounts/${SID}/Queues.json`, "PUT")).status, 405);
    assert.equal((await send("/2010-04-01/Nothing.json")).status, 404);
  });
});
