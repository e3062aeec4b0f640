import assert from "node:assert/strict";
import { buildModel } from "./build-model.ts";
import { answering, pageOf, ref, sampleDescription } from "./sample-description.ts";

const string = { type: "string" };
const integer = { type: "integer" };
const entity = (properties: object) => ({
  type: "object",
  required: ["id"],
  properties: { id: string, ...properties },
});

function referencesOf(schemas: object, paths: object, name: string) {
  return buildModel(sampleDescription({ schemas, paths }), { name: "sample" }).resources[name]?.references;
}

const collection = (component: string, canMake = true) => ({
  get: answering(pageOf(component)),
  ...(canMake && { post: answering(ref(component)) }),
});

describe("nameRule", () => {
  const user = entity({});
  const paths = { "/users": collection("user"), "/posts": collection("post") };

  it("takes <resource>_id for a reference, in any spelling", () => {
    for (const field of ["user_id", "userId", "UserId"]) {
      const post = entity({ [field]: string });
      assert.deepEqual(referencesOf({ user, post }, paths, "post"), { [field]: ["user"] });
    }
  });

  it("takes no id of another type, nor of what the API does not make", () => {
    assert.equal(referencesOf({ user, post: entity({ user_id: integer }) }, paths, "post"), undefined);
    const readOnly = { ...paths, "/users": collection("user", false) };
    assert.equal(referencesOf({ user, post: entity({ user_id: string }) }, readOnly, "post"), undefined);
  });

  it("takes no value of a list for an id", () => {
    const post = entity({ user_id: { type: "string", enum: ["me", "nobody"] } });
    assert.equal(referencesOf({ user, post }, paths, "post"), undefined);
  });

  it("learns names from marked references, and then believes no others", () => {
    const marked = { anyOf: [string, ref("user")] };
    const post = entity({ user: marked });
    const note = entity({ user: string, post_id: string });
    const all = { ...paths, "/notes": collection("note") };
    assert.deepEqual(referencesOf({ user, post, note }, all, "note"), { user: ["user"] });
  });
});
