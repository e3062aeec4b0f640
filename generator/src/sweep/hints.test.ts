import assert from "node:assert/strict";
import type { BootArtifact, LazyArtifact } from "@wondertwin/framework/contracts";
import { checkHints, type RequestHint } from "./hints.ts";

// What is not looked at is left out.
const twin = {
  boot: { vendor: "pets", operations: [{ id: "GetPet" }, { id: "CreatePet" }] } as unknown as BootArtifact,
  lazy: { resources: { pet: {} } } as unknown as LazyArtifact,
};

const check = (id: string, hint: Partial<RequestHint>) =>
  checkHints({ operations: { [id]: { why: "it is so", ...hint } } }, twin);

describe("a sweep's hints", () => {
  it("may speak of what the twin has", () => {
    check("GetPet", { first: [{ operation: "CreatePet" }], plant: { pet: {} }, make: { pet: {} } });
  });

  for (const [what, id, hint, name] of [
    ["an operation", "GetPets", {}, "GetPets"],
    ["an operation to come first", "GetPet", { first: [{ operation: "MakePet" }] }, "MakePet"],
    ["a resource to make", "GetPet", { make: { cat: {} } }, "cat"],
    ["a resource to plant", "GetPet", { plant: { dog: {} } }, "dog"],
  ] as const)
    it(`may not name ${what} that it has not`, () => {
      assert.throws(() => check(id, hint), { code: "hints_unknown", message: new RegExp(` ${name}\\.$`) });
    });
});
