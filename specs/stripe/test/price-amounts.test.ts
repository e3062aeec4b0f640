import assert from "node:assert/strict";
import type { Schemas } from "../api.gen.ts";
import { amountFor } from "../catalogue/price-amounts.ts";
import { amountOf } from "../money/amounts.ts";

const price = (fields: Partial<Schemas["price"]>): Schemas["price"] => ({
  active: true,
  billing_scheme: "per_unit",
  created: 0,
  currency: "usd",
  id: "price_1",
  livemode: false,
  metadata: {},
  object: "price",
  product: "prod_1",
  type: "recurring",
  ...fields,
});

const tier = (up_to: number | null, unit: number, flat?: number): Schemas["price_tier"] => ({
  up_to,
  unit_amount_decimal: amountOf(unit, undefined).decimal,
  flat_amount_decimal: amountOf(flat, undefined).decimal,
});

describe("what a quantity costs", () => {
  it("multiplies units, and rounds fractions once", () => {
    assert.equal(amountFor(price({ unit_amount_decimal: "250" }), 4), 1000);
    assert.equal(amountFor(price({ unit_amount_decimal: "0.05" }), 150), 8);
    assert.equal(amountFor(price({ unit_amount_decimal: "0.05" }), 1), 0);
  });

  it("charges groups of units, begun or full", () => {
    const up = price({ unit_amount_decimal: "100", transform_quantity: { divide_by: 10, round: "up" } });
    const down = price({ unit_amount_decimal: "100", transform_quantity: { divide_by: 10, round: "down" } });
    assert.deepEqual([amountFor(up, 11), amountFor(down, 19)], [200, 100]);
  });

  const tiers = [tier(5, 500), tier(10, 400, 100), tier(null, 300)];

  it("charges all units at the tier they reach by volume", () => {
    const by = (quantity: number) =>
      amountFor(price({ billing_scheme: "tiered", tiers_mode: "volume", tiers }), quantity);
    assert.deepEqual([by(5), by(6), by(11)], [2500, 2500, 3300]);
  });

  it("charges each unit at its own tier by graduation", () => {
    const by = (quantity: number) =>
      amountFor(price({ billing_scheme: "tiered", tiers_mode: "graduated", tiers }), quantity);
    assert.deepEqual([by(0), by(5), by(6), by(12)], [0, 2500, 3000, 5200]);
  });

  it("charges a first tier's flat amount even for nothing", () => {
    const flat = [tier(5, 100, 700), tier(null, 50, 900)];
    assert.equal(
      amountFor(price({ billing_scheme: "tiered", tiers_mode: "graduated", tiers: flat }), 0),
      700,
    );
  });
});
