import { prefixed } from "@wondertwin/framework";
import { isTaxId, taxCountry } from "../catalogue/tax-id-formats.ts";
import { isDecided, isTestValue, verificationOf } from "../catalogue/tax-id-verification.ts";
import { stripe } from "../vendor.ts";

const taxId = stripe.resource("tax_id", { path: "/v1/tax_ids/{id}", id: prefixed("txi_1", 23) });

export default taxId.behaves({
  computed: { verification: (self, { unix }) => verificationOf(self, unix()) },
  plan: ({ self, store }) => {
    if (isDecided(self)) store.tax_id.schedule(self, "tell", "1s");
  },
  effects: {
    tell: ({ emit, self }) => {
      emit("customer.tax_id.updated", self, { verification: verificationOf(self, self.created) });
      return undefined;
    },
  },
  filters: {
    owner: ({ owner }, asked) =>
      owner?.type === asked.type &&
      (asked.customer === undefined || owner.customer === asked.customer) &&
      (asked.account === undefined || owner.account === asked.account),
  },
  // Without an owner the account's own are meant, unless the path names a customer.
  listed: (self, { query, params }) =>
    query.owner !== undefined || "customer" in params || self.owner?.type === "self",
  create: ({ body, parents, fail }) => {
    const { type, value } = body;
    if (!isTestValue({ type, value }) && !isTaxId(type, value))
      fail("tax_id_invalid", { message: `Invalid value for ${type}.`, param: "value" });
    // Below a customer the path names the owner; otherwise the body may, and the account is it by default.
    const customer = parents.customer?.id ?? body.owner?.customer;
    return {
      country: taxCountry(type, value),
      customer: customer ?? null,
      owner: customer === undefined ? (body.owner ?? { type: "self" }) : { type: "customer", customer },
    };
  },
});
