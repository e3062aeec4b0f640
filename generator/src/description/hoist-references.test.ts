import assert from "node:assert/strict";
import { hoistReferences } from "./hoist-references.ts";

describe("hoistReferences", () => {
  it("leaves references to components", () => {
    const document = {
      components: { schemas: { a: { $ref: "#/components/schemas/b" }, b: { type: "string" } } },
    };
    const before = structuredClone(document);
    hoistReferences(document);
    assert.deepEqual(document, before);
  });

  it("makes components of what lies elsewhere, once each", () => {
    const state = "#/components/schemas/order/properties/state";
    const document = {
      paths: {
        "/a": { get: { responses: { "200": { $ref: "#/paths/~1b/get/responses/200" } } } },
        "/b": { get: { responses: { "200": { description: "" } } } },
      },
      components: {
        schemas: {
          order: { properties: { state: { type: "string" }, previous: { $ref: state } } },
          change: { properties: { from: { $ref: state } } },
          components_schemas_order_properties_state: { type: "number" },
        },
      },
    };
    hoistReferences(document);
    const { schemas, responses } = document.components as Record<string, Record<string, unknown>>;
    const hoisted = "components_schemas_order_properties_state_2";
    assert.deepEqual(schemas?.[hoisted], { type: "string" });
    assert.deepEqual(document.components.schemas.order.properties.previous, {
      $ref: `#/components/schemas/${hoisted}`,
    });
    assert.deepEqual(document.components.schemas.change.properties.from, {
      $ref: `#/components/schemas/${hoisted}`,
    });
    assert.deepEqual(responses, { paths_b_get_responses_200: { description: "" } });
    assert.deepEqual(document.paths["/a"].get.responses["200"], {
      $ref: "#/components/responses/paths_b_get_responses_200",
    });
  });
});
