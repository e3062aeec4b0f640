import assert from "node:assert/strict";
import type { Client } from "@hubspot/api-client";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { errorOf, hubspotClient, startHubspot } from "./sdk.ts";

describe("batches of HubSpot", () => {
  let twin: RunningTwin;
  let hubspot: Client;
  before(async () => {
    twin = await startHubspot();
  });
  after(() => twin.close());
  beforeEach(async () => {
    await fetch(`${twin.url}/_wt/reset`, { method: "POST" });
    hubspot = hubspotClient(twin);
  });

  it("create all or nothing", async () => {
    const { batchApi, basicApi } = hubspot.crm.companies;
    const made = await batchApi.create({
      inputs: [{ properties: { name: "One" } }, { properties: { name: "Two" } }],
    });
    assert.equal(made.status, "COMPLETE");
    assert.equal(made.results.length, 2);
    const { code } = await errorOf(
      batchApi.create({ inputs: [{ properties: { name: "Three" } }, { properties: { nonsense: "1" } }] }),
    );
    assert.equal(code, 400);
    assert.equal((await basicApi.getPage(100)).results.length, 4);
  });

  it("create what they can where inputs are traced, and tell what they could not", async () => {
    const answer = await hubspot.crm.contacts.batchApi.create({
      inputs: [
        { properties: { email: "new@example.com" }, objectWriteTraceId: "a" },
        { properties: { email: "emmy@noether.example" }, objectWriteTraceId: "b" },
      ],
    });
    assert.equal(answer.results.length, 1);
    assert.ok("errors" in answer);
    assert.equal(answer.numErrors, 1);
    assert.equal(answer.errors?.[0]?.category, "CONFLICT");
    assert.deepEqual(answer.errors?.[0]?.context, { objectWriteTraceId: ["b"] });
  });

  it("read what there is, by id and by a unique property, and name what there is not", async () => {
    const answer = await hubspot.crm.contacts.batchApi.read({
      inputs: [{ id: "emmy@noether.example" }, { id: "a@b.c" }, { id: "d@e.f" }],
      idProperty: "email",
      properties: ["lastname"],
      propertiesWithHistory: [],
    });
    assert.deepEqual(
      answer.results.map(({ properties }) => properties["lastname"]),
      ["Noether"],
    );
    assert.ok("errors" in answer);
    assert.deepEqual(answer.errors?.[0]?.context, { ids: ["a@b.c", "d@e.f"] });
  });

  it("update, upsert and archive", async () => {
    const { batchApi, basicApi } = hubspot.crm.contacts;
    const updated = await batchApi.update({
      inputs: [
        { id: "1", properties: { city: "Erlangen" } },
        { id: "999", properties: { city: "Nowhere" } },
      ],
    });
    assert.equal(updated.results[0]?.properties["city"], "Erlangen");
    assert.ok("errors" in updated);
    const upserted = await batchApi.upsert({
      inputs: [
        { id: "emmy@noether.example", idProperty: "email", properties: { city: "Göttingen" } },
        { id: "new@example.com", idProperty: "email", properties: { city: "Bryn Mawr" } },
      ],
    });
    assert.deepEqual(
      upserted.results.map((each) => each._new),
      [false, true],
    );
    assert.equal(upserted.results[1]?.properties["email"], "new@example.com");
    await batchApi.archive({ inputs: [{ id: "1" }, { id: "51" }] });
    assert.equal((await basicApi.getPage()).results.length, 1);
  });

  it("have a hundred inputs at most", async () => {
    const inputs = Array.from({ length: 101 }, () => ({ properties: { name: "x" } }));
    const { code, body } = await errorOf(hubspot.crm.companies.batchApi.create({ inputs }));
    assert.equal(code, 400);
    assert.match(body.message, /101/);
  });
});
