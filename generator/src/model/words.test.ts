import assert from "node:assert/strict";
import { singular, snakeCase } from "./words.ts";

describe("singular", () => {
  for (const [plural, one] of [
    ["customers", "customer"],
    ["branches", "branch"],
    ["policies", "policy"],
    ["people", "person"],
    ["addresses", "address"],
    ["status", "status"],
    ["databases", "database"],
    ["series", "series"],
    ["boxes", "box"],
  ] as const) {
    it(`makes ${one} of ${plural}`, () => assert.equal(singular(plural), one));
  }
});

describe("snakeCase", () => {
  for (const name of ["dropletId", "DropletId", "droplet-id", "droplet_id", "droplet.id"]) {
    it(`reads ${name}`, () => assert.equal(snakeCase(name), "droplet_id"));
  }
});
