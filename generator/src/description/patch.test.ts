import assert from "node:assert/strict";
import { TwinError } from "@wondertwin/framework/contracts";
import { applyPatches, type Patch } from "./patch.ts";

const reason = "the vendor's server accepts it";
const document = () => ({ paths: { "/a/b": { get: { tags: ["one"] } } } });

function refuses(patches: readonly Patch[], ...named: readonly string[]): void {
  assert.throws(
    () => applyPatches(document(), patches, "acme"),
    (error) => {
      assert.ok(error instanceof TwinError);
      assert.equal(error.code, "patch_failed");
      for (const part of named) assert.ok(error.message.includes(part), `${error.message} names ${part}`);
      assert.ok(error.message.length < 400, "the description is not part of the message");
      return true;
    },
  );
}

describe("applyPatches", () => {
  it("applies each operation to what the one before left", () => {
    const patched = document();
    applyPatches(
      patched,
      [
        { reason, op: "add", path: "/paths/~1a~1b/get/tags/-", value: "two" },
        { reason, op: "test", path: "/paths/~1a~1b/get/tags/1", value: "two" },
        { reason, op: "move", from: "/paths/~1a~1b", path: "/paths/~1c" },
        { reason, op: "remove", path: "/paths/~1c/get/tags/0" },
      ],
      "acme",
    );
    assert.deepEqual(patched, { paths: { "/c": { get: { tags: ["two"] } } } });
  });

  it("means by a star every name that leads to what it names", () => {
    const three = {
      schemas: { a: { uri: { format: "uri" } }, b: { uri: {} }, c: { url: { format: "uri" } } },
    };
    applyPatches(three, [{ reason, op: "replace", path: "/schemas/*/uri/format", value: "text" }], "acme");
    assert.deepEqual(three, {
      schemas: { a: { uri: { format: "text" } }, b: { uri: {} }, c: { url: { format: "uri" } } },
    });
    refuses([{ reason, op: "remove", path: "/paths/*/post" }], "/paths/*/post", "nothing is there");
  });

  it("leaves the patches as they are", () => {
    const value: Record<string, string> = {};
    const patches: Patch[] = [
      { reason, op: "add", path: "/info", value },
      { reason, op: "add", path: "/info/title", value: "Acme" },
    ];
    applyPatches(document(), patches, "acme");
    assert.deepEqual(value, {});
  });

  it("refuses one that does not apply, naming vendor, position, reason and path", () => {
    const fine: Patch = { reason, op: "test", path: "/paths/~1a~1b/get/tags/0", value: "one" };
    refuses(
      [fine, { reason, op: "remove", path: "/paths/~1gone" }],
      "acme",
      "Patch 1",
      reason,
      "/paths/~1gone",
    );
    refuses([{ reason, op: "replace", path: "/paths/~1gone/get", value: 1 }], "/paths/~1gone/get");
    refuses([{ reason, op: "add", path: "/paths/~1gone/get", value: 1 }], "/paths/~1gone/get");
    refuses([{ reason, op: "test", path: "/paths/~1a~1b/get/tags/0", value: "two" }], "tags/0");
    refuses([{ reason, op: "copy", from: "/gone", path: "/here" }], "/here");
  });

  it("refuses one without a reason", () =>
    refuses([{ reason: " ", op: "remove", path: "/paths" }], "reason"));

  it("refuses to replace the whole", () =>
    refuses([{ reason, op: "replace", path: "", value: {} }], "whole"));

  it("cannot reach a prototype", () => {
    refuses([{ reason, op: "add", path: "/__proto__/polluted", value: true }], "__proto__");
    refuses([{ reason, op: "add", path: "/constructor/prototype/polluted", value: true }], "prototype");
    assert.equal("polluted" in {}, false);
  });
});
