import type { Changes } from "@wondertwin/framework";
import { prefixed } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { pricingOf } from "../catalogue/pricing.ts";
import { recurrenceOf } from "../catalogue/recurrence.ts";
import { stripe } from "../vendor.ts";

const plan = stripe.resource("plan", { path: "/v1/plans/{plan}", id: prefixed("plan_", 14) });

/** A plan is the older name of a recurring price: making one makes a price of the same id. */
export default plan.behaves({
  onExpand: ["tiers"],
  create: (context) => {
    const { body, store, fail } = context;
    const { id, interval, interval_count, product, usage_type, aggregate_usage, meter } = body;
    if (id !== undefined && store.plan.find(id))
      fail("resource_already_exists", { message: "Plan already exists.", param: "id" });
    if (product === undefined) return fail("parameter_missing", { param: "product" });
    const owner = typeof product === "string" ? product : store.product.insert(product).id;
    if (!store.product.find(owner)) fail("not_found", { resource: "product", id: owner, param: "product" });
    const pricing = pricingOf(
      {
        ...body,
        ...(body.amount !== undefined && { unit_amount: body.amount }),
        ...(body.amount_decimal !== undefined && { unit_amount_decimal: body.amount_decimal }),
      },
      fail,
    );
    const recurring = recurrenceOf(
      {
        interval,
        ...(interval_count !== undefined && { interval_count }),
        ...(usage_type && { usage_type }),
        ...(aggregate_usage && { aggregate_usage }),
        ...(meter !== undefined && { meter }),
      },
      fail,
    );
    const price = store.price.insert({
      ...pricing,
      ...(id !== undefined && { id }),
      active: body.active ?? true,
      product: owner,
      recurring,
      type: "recurring",
    });
    return planOf(price);
  },
  update: ({ self, body, store }) => {
    const price = store.price.find(self.id);
    const { active, nickname } = body;
    if (price) store.price.update(price, { active, nickname });
    return {};
  },
  remove: ({ self, store }) => {
    const price = store.price.find(self.id);
    if (price) store.price.update(price, { active: false }, { event: false });
  },
});

function planOf({ id, recurring, ...price }: Schemas["price"]): Changes<Schemas["plan"]> {
  return {
    id,
    aggregate_usage: recurring?.aggregate_usage ?? null,
    amount: price.unit_amount ?? null,
    amount_decimal: price.unit_amount_decimal ?? null,
    billing_scheme: price.billing_scheme,
    currency: price.currency,
    interval_count: recurring?.interval_count,
    meter: recurring?.meter ?? null,
    product: price.product,
    tiers: price.tiers,
    tiers_mode: price.tiers_mode ?? null,
    usage_type: recurring?.usage_type,
  };
}
