import assert from "node:assert/strict";
import { reset, stripe } from "../twin.js";

describe("payment intents", () => {
  beforeEach(reset);

  for (const name of ["one", "two", "three", "four", "five"])
    it(`begins with none, and then has ${name}`, async () => {
      assert.deepEqual((await stripe.paymentIntents.list()).data, []);
      const { id } = await stripe.paymentIntents.create({ amount: 1000, currency: "eur", description: name });
      assert.deepEqual(
        (await stripe.paymentIntents.list()).data.map((each) => each.id),
        [id],
      );
    });
});
