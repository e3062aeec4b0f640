import type { HostedAnswer } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { confirmationPage, donePage } from "../cards/authentication-page.ts";
import type { StripeContext } from "../context.ts";
import { finishAuthentication } from "../payments/confirm-payment.ts";
import { finishSetup } from "../payments/confirm-setup.ts";
import { stripe } from "../vendor.ts";

type Intent = Schemas["payment_intent"] | Schemas["setup_intent"];

/**
 * The page that stands for the bank's 3D Secure challenge and for the sites of redirecting payment methods.
 *
 * `POST` with `outcome=complete` or `outcome=fail` is what its buttons do; a test can send the same. The
 * answer leads to the intent's `return_url` as Stripe does: with the intent, its secret and `redirect_status`
 * in the query.
 */
export default stripe.pages({
  "/authenticate/{intent}": {
    get: (context) => {
      const intent = intentOf(context, context.params["intent"], context.query["client_secret"]);
      if (intent.status !== "requires_action") return { html: donePage(intent.status) };
      return { html: confirmationPage(intent) };
    },
    post: (context) => {
      const { body, params, query, fail } = context;
      const intent = intentOf(context, params["intent"], query["client_secret"]);
      const { outcome } = body;
      if (outcome !== "complete" && outcome !== "fail")
        return fail("invalid_argument", {
          message: "Invalid outcome: must be one of complete or fail",
          param: "outcome",
        });
      if (intent.status !== "requires_action") return { html: donePage(intent.status) };
      return leave(intent, finish(context, intent, outcome === "complete"));
    },
  },
});

function intentOf({ fail, store }: StripeContext, id = "", secret: string | undefined): Intent {
  const intent = store.payment_intent.find(id) ?? store.setup_intent.find(id);
  if (!intent || intent.client_secret !== secret)
    return fail("not_found", { resource: "payment_intent", id });
  return intent;
}

function finish(context: StripeContext, intent: Intent, passed: boolean): Intent {
  return intent.object === "payment_intent"
    ? finishAuthentication(context, intent, passed)
    : finishSetup(context, intent, passed);
}

/** Sends the customer back to the shop, where the shop said where that is. */
function leave(before: Intent, after: Intent): HostedAnswer {
  const target = before.next_action?.redirect_to_url?.return_url;
  if (!target) return { html: donePage(after.status) };
  const address = new URL(target);
  address.searchParams.set(before.object, before.id);
  address.searchParams.set(`${before.object}_client_secret`, before.client_secret ?? "");
  const failed = after.status === "requires_payment_method";
  address.searchParams.set("redirect_status", failed ? "failed" : "succeeded");
  return { redirect: address.href };
}
