import assert from "node:assert/strict";
import { reset, stripe } from "../twin.js";

describe("coupons", () => {
  beforeEach(reset);

  for (const name of ["one", "two", "three", "four", "five"])
    it(`begins with none, and then has ${name}`, async () => {
      assert.deepEqual((await stripe.coupons.list()).data, []);
      const { id } = await stripe.coupons.create({ name, percent_off: 10, duration: "once" });
      assert.deepEqual(
        (await stripe.coupons.list()).data.map((each) => each.id),
        [id],
      );
    });
});
