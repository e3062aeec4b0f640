import { prefixed } from "@wondertwin/framework";
import { accountDefaults, capabilitiesOf, currencyOf, isComplete, requirementsOf } from "../accounts.ts";
import type { Schemas } from "../api.gen.ts";
import { stripe } from "../vendor.ts";

const account = stripe.resource("account", { path: "/v1/accounts/{account}", id: prefixed("acct_1", 15) });

type Account = Schemas["account"];

export default account.behaves({
  defaults: accountDefaults,
  computed: {
    capabilities: capabilitiesOf,
    charges_enabled: (self) => isComplete(self) && self.capabilities?.card_payments !== undefined,
    details_submitted: isComplete,
    payouts_enabled: (self) => isComplete(self) && self.capabilities?.transfers !== undefined,
    requirements: requirementsOf,
  },
  actions: { reject: { handle: ({ body }) => ({ rejected: body.reason }) } },
  // A platform's own account is not among its connected ones.
  listed: (self, { caller }) => self.id !== caller.account,
  create: ({ body, fail }) => {
    const { type = typeOf(body.controller?.stripe_dashboard?.type), country = "US" } = body;
    if (body.type !== undefined && body.controller !== undefined)
      fail("invalid_argument", {
        message: "You may only specify one of these parameters: type, controller.",
        param: "type",
      });
    if (!/^[A-Z]{2}$/.test(country))
      fail("country_unsupported", { message: `Country '${country}' is unknown.`, param: "country" });
    return {
      type,
      capabilities: requested(body.capabilities),
      controller: type === "standard" ? controllers.standard : controllers[type],
      default_currency: body.default_currency?.toLowerCase() ?? currencyOf(country),
    };
  },
  update: ({ self, body }) =>
    body.capabilities ? { capabilities: { ...self.capabilities, ...requested(body.capabilities) } } : {},
});

/** Without a type, an account is of the kind whose dashboard it has. */
function typeOf(dashboard: "express" | "full" | "none" | undefined): "custom" | "express" | "standard" {
  if (dashboard === "express") return "express";
  return dashboard === "none" ? "custom" : "standard";
}

/** Who controls an account of each type (docs.stripe.com/connect/migrate-to-controller-properties). */
const controllers = {
  custom: {
    fees: { payer: "application_custom" },
    is_controller: true,
    losses: { payments: "application" },
    requirement_collection: "application",
    stripe_dashboard: { type: "none" },
    type: "application",
  },
  express: {
    fees: { payer: "application_express" },
    is_controller: true,
    losses: { payments: "application" },
    requirement_collection: "stripe",
    stripe_dashboard: { type: "express" },
    type: "application",
  },
  standard: {
    fees: { payer: "account" },
    is_controller: true,
    losses: { payments: "stripe" },
    requirement_collection: "stripe",
    stripe_dashboard: { type: "full" },
    type: "application",
  },
} as const satisfies Record<string, Account["controller"]>;

function requested(asked: object = {}): NonNullable<Account["capabilities"]> {
  const names = Object.entries(asked).filter(([, ask]) => Object(ask)["requested"] === true);
  return Object.fromEntries(names.map(([name]) => [name, "inactive"]));
}
