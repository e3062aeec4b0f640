import assert from "node:assert/strict";
import { buildModel } from "./build-model.ts";
import { explain } from "./explain.ts";
import { answering, pageOf, ref, sampleDescription } from "./sample-description.ts";

const order = {
  type: "object",
  required: ["id", "status"],
  properties: { id: { type: "string" }, status: { type: "string", enum: ["open", "paid"] } },
};
const parameters = ["status", "limit"].map((name) => ({ name, in: "query", schema: { type: "string" } }));
const model = buildModel(
  sampleDescription({
    schemas: { order },
    webhooks: { "order.paid": {}, "other.made": {} },
    paths: {
      "/orders": { get: answering(pageOf("order"), { parameters }) },
      "/orders/{id}": { get: answering(ref("order")) },
      "/orders/{id}/pay": { post: answering(ref("order")) },
    },
  }),
  { name: "shop" },
);

describe("explain", () => {
  it("tells what was derived for a resource, and why", () => {
    const { filters, actions, events, state, skeleton, operations, key } = explain(model, "order");
    assert.equal(key, "id");
    assert.deepEqual(filters, ["status"]);
    assert.deepEqual(actions, [{ name: "pay", becomes: "paid" }]);
    assert.deepEqual(events, ["order.paid"]);
    assert.deepEqual(state, { field: "status", values: ["open", "paid"] });
    assert.deepEqual(skeleton, { id: "", status: "open" });
    assert.equal(operations.length, 3);
    assert.ok(operations.every(({ why }) => why !== ""));
  });

  it("names the resources that come close to an unknown one", () => {
    assert.throws(() => explain(model, "orders"), { code: "unknown_resource", hint: /order/ });
  });
});
