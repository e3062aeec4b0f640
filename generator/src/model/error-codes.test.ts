import assert from "node:assert/strict";
import { buildModel } from "./build-model.ts";
import { answering, sampleDescription } from "./sample-description.ts";

describe("errorCodes", () => {
  it("collects the codes of all failures, a code before a type", () => {
    const failure = (code: string) => ({
      content: {
        "application/json": {
          schema: {
            type: "object",
            properties: {
              error: { type: "object", properties: { type: { enum: ["client"] }, code: { enum: [code] } } },
            },
          },
        },
      },
    });
    const responses = { 200: { description: "" }, 404: failure("not_found"), default: failure("broken") };
    const paths = { "/a": { get: { responses } } };
    assert.deepEqual(buildModel(sampleDescription({ paths }), { name: "a" }).errors, ["broken", "not_found"]);
  });

  it("takes no enum of a success for a code", () => {
    const schema = { type: "object", properties: { code: { enum: ["fine"] } } };
    assert.deepEqual(
      buildModel(sampleDescription({ paths: { "/a": { get: answering(schema) } } }), { name: "a" }).errors,
      [],
    );
  });
});
