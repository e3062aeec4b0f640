import assert from "node:assert/strict";
import { buildGraphqlModel } from "../graphql/build-graphql-model.ts";
import { readGraphqlDescription } from "../graphql/graphql-description.ts";
import type { ApiModel } from "./api-model.ts";
import { joinModels } from "./join-models.ts";

const schema = `
  type Query { notes: [Note!]! note(id: ID!): Note! }
  type Note { id: ID! title: String! tags: [String!]! box: Box }
  type Box { inner: Box size: Int! }
`;

const graphql = buildGraphqlModel(readGraphqlDescription(new TextEncoder().encode(schema), "acme"), {
  name: "acme",
});

const addressed: ApiModel = {
  name: "acme",
  operations: [
    {
      id: "getPage",
      method: "GET",
      path: "/pages/{page}",
      kind: "get",
      coverage: "derived",
      resource: "page",
      query: 1,
      answer: { status: 200, body: "item", resource: "page", skeleton: 0 },
      why: "it is one",
    },
  ],
  resources: { page: { name: "page", schema: 0, key: "id", items: [], collections: [], skeleton: 0 } },
  schemas: [{ type: "object", properties: { id: 1 } }, { type: "string" }],
  skeletons: [{ id: "" }],
  unmapped: [],
  events: ["page.made"],
  errors: [],
  coverage: { modelled: 0, derived: 1, described: 0, refused: 0 },
};

/** The names of a resource's fields, and what kind of text its list of tags holds, whatever the positions. */
function fieldsOf({ schemas, resources }: ApiModel, name: string) {
  const { properties = {} } = schemas[resources[name]?.schema ?? -1] ?? {};
  const tags = schemas[properties["tags"] ?? -1];
  return { names: Object.keys(properties), tags: schemas[tags?.items ?? -1]?.type };
}

describe("two models of one vendor", () => {
  for (const [order, joined] of [
    ["addresses first", joinModels(addressed, graphql)],
    ["GraphQL first", joinModels(graphql, addressed)],
  ] as const)
    it(`are one, with all that each says: ${order}`, () => {
      assert.deepEqual(Object.keys(joined.resources).toSorted(), ["Note", "page"]);
      assert.deepEqual(fieldsOf(joined, "Note"), { names: ["id", "title", "tags", "box"], tags: "string" });
      assert.deepEqual(fieldsOf(joined, "page").names, ["id"]);
      const page = joined.operations.find(({ id }) => id === "getPage");
      assert.deepEqual(joined.schemas[page?.query ?? -1], { type: "string" });
      assert.deepEqual(joined.skeletons[page?.answer.skeleton ?? -1], { id: "" });
      const blank = joined.skeletons[joined.resources["Note"]?.skeleton ?? -1];
      assert.deepEqual(blank, { id: "", title: "", tags: [], box: null });
      assert.equal(joined.operations.length, 3);
      assert.equal(joined.coverage.derived, graphql.coverage.derived + 1);
      assert.deepEqual(joined.events, ["page.made"]);
      assert.equal(joined.graphql?.endpoint.path, "/graphql");
    });

  it("must not call two things by one name", () => {
    assert.throws(() => joinModels(graphql, graphql), { name: "TwinError", code: "description_invalid" });
  });
});
