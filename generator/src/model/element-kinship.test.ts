import assert from "node:assert/strict";
import { DocumentIndex } from "./document-index.ts";
import { areKin } from "./element-kinship.ts";

const index = new DocumentIndex({});
const element = (component: string | undefined, ...names: readonly string[]) => ({
  schema: { properties: Object.fromEntries(names.map((name) => [name, {}])) },
  ...(component !== undefined && { component }),
});

describe("areKin", () => {
  it("knows the views of an entity by their names", () => {
    assert.equal(areKin(element("minimal-repository"), element("full-repository"), index), true);
    assert.equal(areKin(element("repository"), element("user"), index), false);
  });

  it("knows the views of an entity by their properties", () => {
    const small = element(undefined, "id", "name", "size");
    assert.equal(areKin(small, element("file", "id", "name", "size", "owner"), index), true);
    assert.equal(areKin(small, element("user", "id", "email", "login"), index), false);
  });

  it("takes a union for kin of the unions that hold it", () => {
    const union = (...members: readonly string[]) => ({ schema: {}, members });
    assert.equal(areKin(union("bank", "card"), union("account", "bank", "card"), index), true);
    assert.equal(areKin(union("bank", "card"), union("account", "card"), index), false);
  });
});
