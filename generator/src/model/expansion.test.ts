import assert from "node:assert/strict";
import { buildModel } from "./build-model.ts";
import { answering, pageOf, ref, sampleDescription } from "./sample-description.ts";

const string = { type: "string" };
const user = { type: "object", required: ["id"], properties: { id: string } };

function postWith(field: object) {
  const post = { type: "object", required: ["id", "author"], properties: { id: string, author: field } };
  const model = buildModel(
    sampleDescription({
      schemas: { user, post, label: { type: "object", properties: { name: string } } },
      paths: { "/users": { get: answering(pageOf("user")) }, "/posts": { get: answering(pageOf("post")) } },
    }),
    { name: "sample" },
  );
  const resource = model.resources["post"] ?? assert.fail();
  const position = model.schemas[resource.schema]?.properties?.["author"] ?? -1;
  return { ...resource, cut: model.schemas[position] };
}

describe("a field that holds an id or an entity", () => {
  it("is cut to the id, whose limits it keeps", () => {
    const { cut, references, expandable } = postWith({
      anyOf: [{ type: "string", maxLength: 9 }, ref("user")],
    });
    assert.deepEqual(cut, { type: "string", maxLength: 9 });
    assert.deepEqual([references, expandable], [{ author: ["user"] }, ["author"]]);
  });

  it("stays nullable", () => {
    assert.deepEqual(postWith({ oneOf: [string, ref("user"), { type: "null" }] }).cut, {
      type: ["string", "null"],
    });
  });

  it("is none where the alternative to the text is no entity", () => {
    assert.equal(postWith({ anyOf: [string, ref("label")] }).cut?.anyOf?.length, 2);
    assert.equal(
      postWith({ anyOf: [string, { type: "object", properties: { name: string } }] }).references,
      undefined,
    );
  });

  it("is none where the text is one of a list", () => {
    assert.equal(postWith({ anyOf: [{ enum: [""], type: "string" }, ref("user")] }).references, undefined);
  });

  it("is one where the vendor marks it, even if the API does not show such entities", () => {
    const { references, cut } = postWith({ anyOf: [string, ref("label")], "x-expansionResources": {} });
    assert.deepEqual([references, cut], [{ author: [] }, { type: "string" }]);
  });
});
