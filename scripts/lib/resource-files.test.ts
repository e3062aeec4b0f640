import assert from "node:assert/strict";
import { findMisnamedResources } from "./resource-files.mjs";

const misnamed = (path: string, content: string) => findMisnamedResources([path], () => content);

describe("files of resources", () => {
  const content = 'export default acme\n  .resource("tax_id", { path: "/tax_ids/{id}" })\n  .behaves({});\n';

  it("are named exactly like the resource", () => {
    assert.deepEqual(misnamed("specs/acme/resources/tax_id.ts", content), []);
    assert.deepEqual(misnamed("specs/acme/resources/tax-id.ts", content), [
      "specs/acme/resources/tax-id.ts holds the resource tax_id and should be named like it",
    ]);
  });

  it("hold one", () => {
    assert.deepEqual(misnamed("specs/acme/resources/tax_id.ts", "export const a = 1;"), [
      "specs/acme/resources/tax_id.ts holds no resource",
    ]);
    assert.deepEqual(misnamed("specs/acme/money.ts", "export const a = 1;"), []);
  });
});
