import assert from "node:assert/strict";
import { ARTIFACT_FORMAT } from "@wondertwin/framework/contracts";
import { buildModel } from "../model/build-model.ts";
import { answering, pageOf, ref, sampleDescription } from "../model/sample-description.ts";
import { emitBoot } from "./boot.ts";
import { emitLazy } from "./lazy.ts";

const model = buildModel(
  sampleDescription({
    schemas: { thing: { type: "object", required: ["id"], properties: { id: { type: "string" } } } },
    webhooks: { "thing.made": {} },
    paths: {
      "/things": { get: answering(pageOf("thing")) },
      "/things/{id}": { get: answering(ref("thing")) },
      "/things/{id}/picture": { get: { responses: { 200: { content: { "image/png": {} } } } } },
      "/count": { get: answering({ type: "integer" }) },
    },
  }),
  { name: "sample" },
);

describe("emitBoot", () => {
  const boot = emitBoot(model);

  it("leads every operation's path to it", () => {
    for (const [position, { method, path }] of boot.operations.entries()) {
      let node = boot.routes;
      for (const part of path.split("/").filter(Boolean)) {
        node = (part.startsWith("{") ? node.any : node.to?.[part]) ?? assert.fail(path);
      }
      assert.equal(node.at?.[method], position);
    }
  });

  it("says why an operation is refused, and leaves the other reasons to the manifest", () => {
    const noted = boot.operations.filter(({ note }) => note !== undefined);
    assert.deepEqual(
      noted.map(({ path }) => path),
      ["/things/{id}/picture"],
    );
    assert.equal(JSON.stringify(boot).includes('"why"'), false);
    assert.equal(model.unmapped.length, 2);
  });

  it("names its format, the vendor and the events", () => {
    assert.deepEqual([boot.format, boot.vendor, boot.events], [ARTIFACT_FORMAT, "sample", ["thing.made"]]);
  });
});

describe("emitLazy", () => {
  it("holds nothing but what a resource or a request needs", () => {
    const { schemas, resources, skeletons } = emitLazy(model);
    assert.deepEqual(Object.keys(resources), ["thing"]);
    assert.deepEqual(schemas, [
      { type: "string" },
      { type: "object", properties: { id: 0 }, required: ["id"] },
    ]);
    assert.deepEqual(skeletons[resources["thing"]?.skeleton ?? -1], { id: "" });
  });
});
