import assert from "node:assert/strict";
import type { Client } from "@hubspot/api-client";
import {
  PropertyCreateFieldTypeEnum as Field,
  PropertyCreateTypeEnum as Type,
} from "@hubspot/api-client/lib/codegen/crm/properties/index.js";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { errorOf, hubspotClient, startHubspot } from "./sdk.ts";

describe("what HubSpot's records are made of", () => {
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

  it("properties of the account's own, whose values are unique where that is said", async () => {
    const { coreApi } = hubspot.crm.properties;
    const made = await coreApi.create("contacts", {
      name: "member_number",
      label: "Member number",
      type: Type.String,
      fieldType: Field.Text,
      groupName: "contactinformation",
      hasUniqueValue: true,
    });
    assert.equal(made.hubspotDefined, false);
    await hubspot.crm.contacts.basicApi.update("1", { properties: { member_number: "7" } });
    const read = await hubspot.crm.contacts.basicApi.getById(
      "7",
      ["email"],
      undefined,
      undefined,
      false,
      "member_number",
    );
    assert.equal(read.id, "1");
    const taken = await errorOf(
      hubspot.crm.contacts.basicApi.update("51", { properties: { member_number: "7" } }),
    );
    assert.equal(taken.body.errors?.[0]?.code, "CONFLICTING_UNIQUE_VALUE");
    const twice = await errorOf(
      coreApi.create("contacts", { ...made, type: Type.String, fieldType: Field.Text }),
    );
    assert.equal(twice.code, 409);
    await coreApi.archive("contacts", "member_number");
    assert.equal((await errorOf(coreApi.getByName("contacts", "member_number"))).code, 404);
    const unset = await errorOf(
      hubspot.crm.contacts.basicApi.update("1", { properties: { member_number: "8" } }),
    );
    assert.equal(unset.body.errors?.[0]?.code, "PROPERTY_DOESNT_EXIST");
  });

  it("HubSpot's own properties, with options that can be added to", async () => {
    const { coreApi, groupsApi } = hubspot.crm.properties;
    const { results } = await coreApi.getAll("contacts");
    const stage = results.find(({ name }) => name === "lifecyclestage");
    assert.ok(stage);
    await coreApi.update("contacts", "lifecyclestage", {
      options: [...stage.options, { value: "friend", label: "Friend", hidden: false }],
    });
    await hubspot.crm.contacts.basicApi.update("1", { properties: { lifecyclestage: "friend" } });
    const group = await groupsApi.create("contacts", { name: "rings", label: "Rings", displayOrder: 1 });
    assert.equal(group.label, "Rings");
    assert.equal((await groupsApi.getAll("contacts")).results.length, 2);
  });

  it("pipelines and their stages", async () => {
    const { pipelinesApi, pipelineStagesApi } = hubspot.crm.pipelines;
    const made = await pipelinesApi.create("deals", {
      label: "Partners",
      displayOrder: 1,
      stages: [{ label: "Met", displayOrder: 0, metadata: { probability: "0.5" } }],
    });
    const [met] = made.stages;
    assert.ok(met);
    const deal = await hubspot.crm.deals.basicApi.create({
      properties: { dealname: "P", dealstage: met.id },
    });
    assert.equal(deal.properties["pipeline"], made.id);
    const used = await errorOf(pipelineStagesApi.archive("deals", made.id, met.id));
    assert.equal(used.code, 400);
    const won = await pipelineStagesApi.create("deals", made.id, {
      label: "Won",
      displayOrder: 1,
      metadata: { probability: "1.0" },
    });
    assert.equal(won.metadata?.["isClosed"], "true");
    const unlikely = await errorOf(
      pipelineStagesApi.create("deals", made.id, { label: "Odd", displayOrder: 2, metadata: {} }),
    );
    assert.match(unlikely.body.message, /probability/);
    assert.equal((await pipelinesApi.getAll("deals")).results.length, 2);
  });

  it("types of the account's own", async () => {
    const { coreApi } = hubspot.crm.schemas;
    const schema = await coreApi.create({
      name: "car",
      labels: { singular: "Car", plural: "Cars" },
      primaryDisplayProperty: "plate",
      requiredProperties: ["plate"],
      searchableProperties: ["plate"],
      properties: [
        { name: "plate", label: "Plate", type: "string" as never, fieldType: "text", hasUniqueValue: true },
        { name: "seats", label: "Seats", type: "number" as never, fieldType: "number" },
      ],
      associatedObjects: ["CONTACT"],
    });
    assert.equal(schema.fullyQualifiedName, "p4122001_car");
    assert.ok(schema.properties.some(({ name }) => name === "hs_object_id"));
    const { basicApi, searchApi } = hubspot.crm.objects;
    const car = await basicApi.create("car", { properties: { plate: "GÖ-EN 1882", seats: "4" } });
    const typeId = schema.objectTypeId ?? "";
    assert.equal((await basicApi.getById(typeId, car.id)).properties["plate"], "GÖ-EN 1882");
    assert.equal((await searchApi.doSearch("p4122001_car", { query: "1882" })).total, 1);
    const { body } = await errorOf(basicApi.create("car", { properties: { seats: "2" } }));
    assert.deepEqual(body.context, { properties: ["plate"] });
    assert.equal((await errorOf(coreApi.archive("car"))).code, 400);
    await basicApi.archive("car", car.id);
    await coreApi.archive("car");
    assert.equal((await errorOf(basicApi.getPage("car"))).code, 400);
  });

  it("lists, by hand and by filters", async () => {
    const { listsApi, membershipsApi } = hubspot.crm.lists;
    const { list } = await listsApi.create({
      name: "By hand",
      objectTypeId: "0-1",
      processingType: "MANUAL",
    });
    const added = await membershipsApi.add(list.listId, ["1", "51", "999"]);
    assert.deepEqual(added.recordsIdsAdded, ["1", "51"]);
    assert.deepEqual(added.recordIdsMissing, ["999"]);
    await membershipsApi.remove(list.listId, ["1"]);
    const { results } = await membershipsApi.getPage(list.listId);
    assert.deepEqual(
      results.map(({ recordId }) => recordId),
      ["51"],
    );
    // The seeded list of customers follows its filters.
    assert.equal((await membershipsApi.getPage("2")).results.length, 1);
    await hubspot.crm.contacts.basicApi.update("51", { properties: { lifecyclestage: "customer" } });
    assert.equal((await membershipsApi.getPage("2")).results.length, 2);
    assert.equal((await errorOf(membershipsApi.add("2", ["1"]))).code, 400);
    await listsApi.remove(list.listId);
    assert.equal((await errorOf(listsApi.getById(list.listId))).code, 404);
    await listsApi.restore(list.listId);
    assert.equal((await listsApi.getById(list.listId)).list.name, "By hand");
    assert.equal((await listsApi.doSearch({ query: "hand" })).total, 1);
  });
});
