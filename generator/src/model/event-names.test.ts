import assert from "node:assert/strict";
import { buildModel } from "./build-model.ts";
import { answering, sampleDescription } from "./sample-description.ts";

describe("eventNames", () => {
  it("takes the names of the webhooks", () => {
    const { events } = buildModel(
      sampleDescription({ paths: {}, webhooks: { "order.paid": {}, "order.made": {} } }),
      { name: "a" },
    );
    assert.deepEqual(events, ["order.made", "order.paid"]);
  });

  it("takes the longest list a subscriber chooses from, without the wildcard", () => {
    const choosing = (...names: readonly string[]) => ({
      requestBody: {
        content: {
          "application/json": {
            schema: {
              type: "object",
              properties: { enabled_events: { type: "array", items: { enum: names } } },
            },
          },
        },
      },
    });
    const paths = {
      "/a": { post: answering({}, choosing("*", "a.b", "a.c", "d.e.f")) },
      "/b": { post: answering({}, choosing("a.b", "a.c", "a.d")) },
    };
    assert.deepEqual(buildModel(sampleDescription({ paths }), { name: "a" }).events, ["a.b", "a.c", "d.e.f"]);
  });
});
