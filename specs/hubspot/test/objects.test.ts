import assert from "node:assert/strict";
import type { Client } from "@hubspot/api-client";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { errorOf, hubspotClient, NOW, startHubspot } from "./sdk.ts";

describe("records of HubSpot", () => {
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

  it("are the same by the type's own paths and by those of all types", async () => {
    const { contacts, objects } = hubspot.crm;
    const made = await contacts.basicApi.create({
      properties: { email: "Ada@Example.com", firstname: "Ada" },
    });
    assert.equal(made.properties["email"], "ada@example.com");
    assert.equal(made.createdAt.toISOString(), NOW);
    for (const name of ["contacts", "contact", "0-1"]) {
      const read = await objects.basicApi.getById(name, made.id, ["firstname"]);
      assert.equal(read.properties["firstname"], "Ada");
    }
    await objects.basicApi.update("0-1", made.id, { properties: { firstname: "Augusta" } });
    const again = await contacts.basicApi.getById(
      "ada@example.com",
      ["firstname", "phone"],
      ["firstname"],
      undefined,
      false,
      "email",
    );
    assert.equal(again.properties["firstname"], "Augusta");
    assert.equal(again.properties["phone"], null);
    assert.deepEqual(
      again.propertiesWithHistory?.["firstname"]?.map(({ value }) => value),
      ["Augusta", "Ada"],
    );
  });

  it("are listed in pages", async () => {
    const first = await hubspot.crm.contacts.basicApi.getPage(1);
    assert.deepEqual(
      first.results.map(({ id }) => id),
      ["1"],
    );
    assert.equal(first.paging?.next?.after, "51");
    const next = await hubspot.crm.contacts.basicApi.getPage(1, first.paging?.next?.after);
    assert.deepEqual(
      next.results.map(({ id }) => id),
      ["51"],
    );
    assert.equal(next.paging, undefined);
    assert.equal((await hubspot.crm.contacts.getAll()).length, 2);
  });

  it("have an email of their own: a second contact with it conflicts", async () => {
    const { code, body } = await errorOf(
      hubspot.crm.contacts.basicApi.create({ properties: { email: "EMMY@noether.example" } }),
    );
    assert.equal(code, 409);
    assert.equal(body.category, "CONFLICT");
    assert.match(body.message, /Existing ID: 1$/);
    assert.match(body.correlationId, /^[0-9a-f-]{36}$/);
  });

  it("have only values of their properties' types", async () => {
    const { code, body } = await errorOf(
      hubspot.crm.deals.basicApi.create({
        properties: {
          amount: "much",
          closedate: "soon",
          dealtype: "gift",
          colour: "blue",
          hs_object_id: "1",
        },
      }),
    );
    assert.equal(code, 400);
    assert.equal(body.category, "VALIDATION_ERROR");
    assert.deepEqual(
      body.errors?.map((each) => each.code),
      ["INVALID_INTEGER", "INVALID_DATE", "INVALID_OPTION", "PROPERTY_DOESNT_EXIST", "READ_ONLY_VALUE"],
    );
    const email = await errorOf(hubspot.crm.contacts.basicApi.create({ properties: { email: "nobody" } }));
    assert.equal(email.body.errors?.[0]?.code, "INVALID_EMAIL");
    const stage = await errorOf(hubspot.crm.deals.basicApi.create({ properties: { dealstage: "nowhere" } }));
    assert.match(stage.body.message, /dealstage/);
  });

  it("go to the pipeline that their stage is in", async () => {
    const made = await hubspot.crm.deals.basicApi.create({
      properties: { dealname: "Rings", dealstage: "closedwon", amount: "12" },
    });
    assert.equal(made.properties["pipeline"], "default");
    const { body } = await errorOf(
      hubspot.crm.tickets.basicApi.create({ properties: { subject: "No stage" } }),
    );
    assert.deepEqual(body.context, { properties: ["hs_pipeline_stage"] });
  });

  it("are archived, not deleted, and asked for as such", async () => {
    const { basicApi } = hubspot.crm.contacts;
    await basicApi.archive("51");
    await basicApi.archive("51");
    assert.equal((await errorOf(basicApi.getById("51"))).code, 404);
    const read = await basicApi.getById("51", undefined, undefined, undefined, true);
    assert.equal(read.archived, true);
    assert.equal(read.archivedAt?.toISOString(), NOW);
    assert.equal((await basicApi.getPage(10)).results.length, 1);
    assert.equal(
      (await basicApi.getPage(10, undefined, undefined, undefined, undefined, true)).results.length,
      1,
    );
  });

  it("are merged: one keeps its values and gets what it lacks", async () => {
    const { basicApi } = hubspot.crm.contacts;
    await basicApi.update("51", { properties: { phone: "123" } });
    const merged = await basicApi.merge({ primaryObjectId: "1", objectIdToMerge: "51" });
    assert.equal(merged.properties["phone"], "123");
    assert.equal(merged.properties["firstname"], "Emmy");
    assert.equal((await basicApi.getById("51")).id, "1");
  });

  it("are forgotten for good where privacy asks for it", async () => {
    const { basicApi } = hubspot.crm.contacts;
    await basicApi.purge({ objectId: "emmy@noether.example", idProperty: "email" });
    assert.equal((await errorOf(basicApi.getById("1", undefined, undefined, undefined, true))).code, 404);
    const left = await hubspot.crm.associations.v4.basicApi.getPage("companies", "52", "contacts");
    assert.deepEqual(left.results, []);
  });

  it("of a type that there is not are refused", async () => {
    const { code, body } = await errorOf(hubspot.crm.objects.basicApi.getPage("unicorns"));
    assert.equal(code, 400);
    assert.match(body.message, /unicorns/);
    const missing = await errorOf(hubspot.crm.contacts.basicApi.getById("999"));
    assert.equal(missing.code, 404);
    assert.equal(missing.body.category, "OBJECT_NOT_FOUND");
  });
});
