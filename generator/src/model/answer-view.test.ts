import assert from "node:assert/strict";
import { buildModel } from "./build-model.ts";
import { answering, pageOf, ref, sampleDescription } from "./sample-description.ts";

const string = { type: "string" };
const receipt = { type: "object", required: ["id"], properties: { id: string } };

const model = buildModel(
  sampleDescription({
    schemas: {
      letter: {
        type: "object",
        required: ["id", "to", "text"],
        properties: { id: string, to: string, text: string },
      },
      letter_summary: { type: "object", required: ["id", "to"], properties: { id: string, to: string } },
      stamp: { type: "object", required: ["id", "price"], properties: { id: string, price: string } },
    },
    paths: {
      "/letters": { get: answering(pageOf("letter_summary")), post: answering(receipt) },
      "/letters/{letter}": { get: answering(ref("letter")) },
      "/letters/{letter}/post": { post: answering(receipt) },
      "/stamps": { get: answering(pageOf("stamp")), post: answering(receipt) },
      "/stamps/{stamp}": { patch: answering(receipt) },
    },
  }),
  { name: "sample" },
);

const viewOf = (id: string) => {
  const { view } = model.operations.find((operation) => operation.id === id)?.answer ?? {};
  return view === undefined ? undefined : model.views?.[view];
};

describe("an answer's own fields", () => {
  it("are told where they are not the resource's", () => {
    assert.deepEqual(viewOf("GET /letters"), ["id", "to"]);
    assert.deepEqual(viewOf("POST /letters"), ["id"]);
    assert.deepEqual(viewOf("POST /letters/{letter}/post"), ["id"]);
    assert.equal(viewOf("GET /letters/{letter}"), undefined);
  });

  it("make no resource where they are a mere receipt of what a list shows", () => {
    assert.equal(model.resources["stamp"]?.collections[0], "/stamps");
    assert.deepEqual(model.skeletons[model.resources["stamp"]?.skeleton ?? -1], { id: "", price: "" });
    assert.deepEqual(viewOf("PATCH /stamps/{stamp}"), ["id"]);
  });
});
