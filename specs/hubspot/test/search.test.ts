import assert from "node:assert/strict";
import type { Client } from "@hubspot/api-client";
import type { PublicObjectSearchRequest } from "@hubspot/api-client/lib/codegen/crm/contacts/index.js";
import { FilterOperatorEnum as Is } from "@hubspot/api-client/lib/codegen/crm/contacts/index.js";
import type { RunningTwin } from "@wondertwin/framework/testing";
import { errorOf, hubspotClient, startHubspot } from "./sdk.ts";

describe("searching HubSpot", () => {
  let twin: RunningTwin;
  let hubspot: Client;
  const people = [
    { email: "a@one.example", firstname: "Anna", numemployees: "5", city: "Bonn" },
    { email: "b@two.example", firstname: "Bert", numemployees: "50", city: "Berlin" },
    { email: "c@two.example", firstname: "Carl", numemployees: "500" },
  ];

  before(async () => {
    twin = await startHubspot();
    hubspot = hubspotClient(twin);
    await hubspot.crm.contacts.batchApi.archive({ inputs: [{ id: "1" }, { id: "51" }] });
    await hubspot.crm.contacts.batchApi.create({ inputs: people.map((properties) => ({ properties })) });
  });
  after(() => twin.close());

  const search = async (request: Partial<PublicObjectSearchRequest>) => {
    const { results } = await hubspot.crm.contacts.searchApi.doSearch({
      properties: ["firstname"],
      ...request,
    });
    return results.map(({ properties }) => properties["firstname"]).join(" ");
  };
  const where = (
    propertyName: string,
    operator: Is,
    values: { value?: string; highValue?: string; values?: string[] } = {},
  ) => search({ filterGroups: [{ filters: [{ propertyName, operator, ...values }] }] });

  it("knows all operators", async () => {
    assert.equal(await where("firstname", Is.Eq, { value: "anna" }), "Anna");
    assert.equal(await where("firstname", Is.Neq, { value: "Anna" }), "Bert Carl");
    assert.equal(await where("numemployees", Is.Lt, { value: "50" }), "Anna");
    assert.equal(await where("numemployees", Is.Lte, { value: "50" }), "Anna Bert");
    assert.equal(await where("numemployees", Is.Gt, { value: "50" }), "Carl");
    assert.equal(await where("numemployees", Is.Gte, { value: "50" }), "Bert Carl");
    assert.equal(await where("numemployees", Is.Between, { value: "6", highValue: "499" }), "Bert");
    assert.equal(await where("city", Is.In, { values: ["bonn", "berlin"] }), "Anna Bert");
    assert.equal(await where("city", Is.NotIn, { values: ["bonn"] }), "Bert");
    assert.equal(await where("city", Is.HasProperty), "Anna Bert");
    assert.equal(await where("city", Is.NotHasProperty), "Carl");
    assert.equal(await where("email", Is.ContainsToken, { value: "*@two.example" }), "Bert Carl");
    assert.equal(await where("email", Is.NotContainsToken, { value: "*@two.example" }), "Anna");
  });

  it("joins the filters of a group, and takes what any group lets through", async () => {
    const filter = (propertyName: string, value: string) => ({ propertyName, operator: Is.Eq, value });
    assert.equal(
      await search({
        filterGroups: [
          { filters: [filter("firstname", "Anna"), filter("city", "Bonn")] },
          { filters: [filter("firstname", "Bert"), filter("city", "Bonn")] },
          { filters: [filter("firstname", "Carl")] },
        ],
      }),
      "Anna Carl",
    );
  });

  it("looks for words, sorts, and goes on where a page ended", async () => {
    assert.equal(await search({ query: "ber" }), "Bert");
    assert.equal(await search({ sorts: ["-numemployees"] }), "Carl Bert Anna");
    const first = await hubspot.crm.contacts.searchApi.doSearch({ limit: 2, sorts: ["firstname"] });
    assert.equal(first.total, 3);
    assert.equal(first.paging?.next?.after, "2");
    assert.equal(await search({ limit: 2, after: "2", sorts: ["firstname"] }), "Carl");
  });

  it("finds records by those they belong to", async () => {
    const [deal] = (
      await hubspot.crm.deals.searchApi.doSearch({
        filterGroups: [
          { filters: [{ propertyName: "associations.company", operator: Is.Eq as never, value: "52" }] },
        ],
      })
    ).results;
    assert.equal(deal?.properties["dealname"], "Rings for all");
  });

  it("refuses too many filters, unknown properties and pages beyond the last", async () => {
    const filters = Array.from({ length: 7 }, () => ({ propertyName: "city", operator: Is.HasProperty }));
    for (const request of [
      { filterGroups: [{ filters }] },
      { filterGroups: Array.from({ length: 6 }, () => ({ filters: [] })) },
      { filterGroups: [{ filters: [{ propertyName: "colour", operator: Is.HasProperty }] }] },
      { filterGroups: [{ filters: [{ propertyName: "city", operator: Is.Eq }] }] },
      { limit: 201 },
      { after: "10000" },
      { sorts: ["colour"] },
    ]) {
      const { code, body } = await errorOf(search(request));
      assert.equal(code, 400);
      assert.equal(body.category, "VALIDATION_ERROR");
    }
  });
});
