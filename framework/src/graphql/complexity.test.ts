import assert from "node:assert/strict";
import { createTwin } from "../engine/create-twin.ts";
import { graphNotesModel } from "../testing/graph-notes.ts";

describe("what a GraphQL document costs", () => {
  const complexity = { scalar: 0.1, object: 1, max: 100, header: "X-Cost" };
  const twin = createTwin(graphNotesModel({ graphql: { pageSize: { default: 10, max: 50 }, complexity } }));
  const ask = (query: string, variables = {}) =>
    twin.handle({
      method: "POST",
      url: "/graphql",
      headers: { "content-type": "application/json" },
      body: new TextEncoder().encode(JSON.stringify({ query, variables })),
      baseUrl: "http://127.0.0.1:4000",
    });
  const costs = (query: string, variables = {}) => Number(ask(query, variables).headers["X-Cost"]);

  it("is told with the answer: properties, objects, and lists as often as they may show", () => {
    assert.equal(costs("{ weather { sunny degrees } }"), 2);
    // 1 + 10 × (1 + 0.1 + 0.1)
    assert.equal(costs("{ notes { nodes { id title } } }"), 13);
    assert.equal(costs("query ($n: Int) { notes(first: $n) { nodes { id title } } }", { n: 20 }), 25);
    assert.equal(costs("{ papers { ... on Weather { degrees } ... on Note { author { id } } } }"), 3);
  });

  it("is refused where it is too much", () => {
    const { status, body } = ask(
      "{ notes(first: 50) { nodes { author { notes(first: 3) { nodes { id } } } } } }",
    );
    assert.equal(status, 400);
    assert.match(String(body), /too complex: it costs 316 points, and 100 are allowed/);
  });
});
