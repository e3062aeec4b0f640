import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { errorOf, hubspotClient, startHubspot } from "./sdk.ts";

describe("HubSpot's conventions", () => {
  let twin: RunningTwin;
  before(async () => {
    twin = await startHubspot();
  });
  after(() => twin.close());

  it("refuse unknown and missing tokens", async () => {
    const { code, body } = await errorOf(
      hubspotClient(twin, "pat-na1-nobody").crm.contacts.basicApi.getPage(),
    );
    assert.equal(code, 401);
    assert.equal(body.category, "INVALID_AUTHENTICATION");
    const bare = await fetch(`${twin.url}/crm/v3/objects/contacts`);
    assert.equal(bare.status, 401);
    assert.equal(bare.headers.get("content-type"), "application/json;charset=utf-8");
  });

  it("refuse what a token has no scope for, and say which", async () => {
    const { crm } = hubspotClient(twin, "pat-na1-wondertwin-readonly");
    assert.ok(await crm.contacts.basicApi.getPage());
    const { code, body } = await errorOf(crm.contacts.basicApi.archive("1"));
    assert.equal(code, 403);
    assert.equal(body.category, "MISSING_SCOPES");
    assert.deepEqual(body.errors?.[0]?.context, { requiredGranularScopes: ["crm.objects.contacts.write"] });
  });

  it("count requests in headers", async () => {
    const ask = () =>
      fetch(`${twin.url}/crm/v3/owners/`, { headers: { authorization: "Bearer pat-na1-wondertwin" } });
    const [first, second] = [await ask(), await ask()];
    const left = ({ headers }: Response) => Number(headers.get("x-hubspot-ratelimit-remaining"));
    assert.equal(left(first) - left(second), 1);
    assert.equal(first.headers.get("x-hubspot-ratelimit-daily"), "250000");
    assert.match(first.headers.get("x-hubspot-correlation-id") ?? "", /^[0-9a-f-]{36}$/);
  });

  it("tell what is missing in a body", async () => {
    const answer = await fetch(`${twin.url}/crm/v3/objects/contacts`, {
      method: "POST",
      headers: { authorization: "Bearer pat-na1-wondertwin", "content-type": "application/json" },
      body: "{}",
    });
    assert.equal(answer.status, 400);
    const text = await answer.text();
    assert.match(text, /"status":"error","message":"[^"]*required fields were not set: \[properties\]/);
  });

  it("keep accounts apart by a name behind the token", async () => {
    const other = hubspotClient(twin, "pat-na1-wondertwin@elsewhere");
    await other.crm.contacts.basicApi.create({ properties: { email: "only@elsewhere.example" } });
    assert.equal((await other.crm.contacts.basicApi.getPage(100)).results.length, 3);
    assert.equal((await hubspotClient(twin).crm.contacts.basicApi.getPage(100)).results.length, 2);
  });

  it("list owners", async () => {
    const { ownersApi } = hubspotClient(twin).crm.owners;
    assert.deepEqual(
      (await ownersApi.getPage()).results.map(({ email }) => email),
      ["ada@example.com", "grace@example.com"],
    );
    assert.equal((await ownersApi.getPage("grace@example.com")).results.length, 1);
    assert.equal((await ownersApi.getById(4001)).firstName, "Ada");
  });
});
