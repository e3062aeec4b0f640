import assert from "node:assert/strict";
import { reset, stripe } from "../twin.js";

describe("customers", () => {
  beforeEach(reset);

  for (const name of ["one", "two", "three", "four", "five"])
    it(`begins with none, and then has ${name}`, async () => {
      assert.deepEqual((await stripe.customers.list()).data, []);
      const { id } = await stripe.customers.create({ name });
      assert.deepEqual(
        (await stripe.customers.list()).data.map((each) => each.id),
        [id],
      );
    });
});
