import assert from "node:assert/strict";
import type { Client } from "@hubspot/api-client";
import { AssociationSpecAssociationCategoryEnum as Category } from "@hubspot/api-client/lib/codegen/crm/associations/v4/index.js";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { errorOf, hubspotClient, startHubspot } from "./sdk.ts";

describe("associations of HubSpot", () => {
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

  const labels = async (from: string, id: string, to: string) => {
    const { results } = await hubspot.crm.associations.v4.basicApi.getPage(from, id, to);
    return results.map(({ toObjectId, associationTypes }) => [
      toObjectId,
      associationTypes.map(({ typeId, label }) => label ?? typeId),
    ]);
  };

  it("go both ways, with labels", async () => {
    const { basicApi } = hubspot.crm.associations.v4;
    const pair = await basicApi.create("contacts", "51", "companies", "54", [
      { associationCategory: Category.HubspotDefined, associationTypeId: 1 },
    ]);
    assert.deepEqual(pair.labels, ["Primary"]);
    assert.deepEqual(await labels("contacts", "51", "companies"), [["54", [279, "Primary"]]]);
    assert.deepEqual(await labels("companies", "54", "contacts"), [["51", [280, "Primary"]]]);
    await basicApi.archive("companies", "54", "contacts", "51");
    assert.deepEqual(await labels("contacts", "51", "companies"), []);
  });

  it("are made with a record, and shown beside it", async () => {
    const deal = await hubspot.crm.deals.basicApi.create({
      properties: { dealname: "More rings" },
      associations: [
        {
          to: { id: "1" },
          types: [{ associationCategory: Category.HubspotDefined as never, associationTypeId: 3 }],
        },
      ],
    });
    const read = await hubspot.crm.deals.basicApi.getById(deal.id, undefined, undefined, [
      "contacts",
      "companies",
    ]);
    assert.deepEqual(
      read.associations?.["contacts"]?.results.map((each) => ({ ...each })),
      [{ id: "1", type: "deal_to_contact" }],
    );
    assert.equal(read.associations?.["companies"], undefined);
  });

  it("have labels of the account's own", async () => {
    const { definitionsApi } = hubspot.crm.associations.v4.schema;
    const { results } = await definitionsApi.create("contacts", "companies", {
      name: "manager",
      label: "Manages",
      inverseLabel: "Managed by",
    });
    assert.equal(results.length, 2);
    const [there] = results;
    assert.ok(there);
    await hubspot.crm.associations.v4.batchApi.create("contacts", "companies", {
      inputs: [
        {
          _from: { id: "51" },
          to: { id: "54" },
          types: [{ associationCategory: Category.UserDefined, associationTypeId: there.typeId }],
        },
      ],
    });
    assert.deepEqual(await labels("companies", "54", "contacts"), [["51", [280, "Managed by"]]]);
    const all = await definitionsApi.getAll("contacts", "companies");
    assert.ok(all.results.some(({ label }) => label === "Manages"));
    await hubspot.crm.associations.v4.batchApi.archiveLabels("contacts", "companies", {
      inputs: [
        {
          _from: { id: "51" },
          to: { id: "54" },
          types: [{ associationCategory: Category.UserDefined, associationTypeId: there.typeId }],
        },
      ],
    });
    assert.deepEqual(await labels("contacts", "51", "companies"), [["54", [279]]]);
    await definitionsApi.remove("contacts", "companies", there.typeId);
  });

  it("of version 3 are the same", async () => {
    const { batchApi } = hubspot.crm.associations;
    const made = await batchApi.create("contacts", "companies", {
      inputs: [{ _from: { id: "51" }, to: { id: "54" }, type: "contact_to_company" }],
    });
    assert.equal(made.status, "COMPLETE");
    const read = await batchApi.read("contacts", "companies", { inputs: [{ id: "51" }, { id: "999" }] });
    assert.deepEqual(
      read.results[0]?.to.map(({ id }) => id),
      ["54", "54"],
    );
    assert.ok("errors" in read);
    assert.equal(read.errors?.[0]?.subCategory, "crm.associations.NO_ASSOCIATIONS_FOUND");
    await batchApi.archive("contacts", "companies", {
      inputs: [{ _from: { id: "51" }, to: { id: "54" }, type: "contact_to_company" }],
    });
    assert.deepEqual(await labels("contacts", "51", "companies"), []);
  });

  it("of the plain kind are made by default", async () => {
    const { results } = await hubspot.crm.associations.v4.basicApi.createDefault(
      "contacts",
      "51",
      "tickets",
      "57",
    );
    assert.deepEqual(
      results.map(({ associationSpec }) => associationSpec.associationTypeId),
      [15, 16],
    );
  });

  it("need two records, and a type that there is", async () => {
    const { basicApi } = hubspot.crm.associations.v4;
    const spec = { associationCategory: Category.HubspotDefined, associationTypeId: 279 };
    assert.equal((await errorOf(basicApi.create("contacts", "999", "companies", "54", [spec]))).code, 404);
    const wrong = await errorOf(basicApi.create("contacts", "51", "deals", "53", [spec]));
    assert.equal(wrong.code, 400);
    assert.match(wrong.body.message, /279/);
  });
});
