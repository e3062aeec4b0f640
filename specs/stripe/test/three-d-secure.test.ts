import assert from "node:assert/strict";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type Stripe from "stripe";
import { eventNames, expanded } from "./expanded.ts";
import { errorOf, matching, startStripe } from "./sdk.ts";

const challenged = {
  amount: 2000,
  confirm: true,
  currency: "usd",
  payment_method: "pm_card_authenticationRequired",
} as const;
const return_url = "https://shop.test/back?order=17";

/** Does what the buttons of the authentication page do. */
function act(url: string | null | undefined, outcome: string): Promise<Response> {
  return fetch(url ?? "", { method: "POST", body: new URLSearchParams({ outcome }), redirect: "manual" });
}

describe("3D Secure", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  beforeEach(async () => {
    twin = await startStripe();
    stripe = matching(twin);
  });
  afterEach(() => twin.close());

  it("sends the customer to a page, and back when the challenge is passed", async () => {
    const intent = await stripe.paymentIntents.create({ ...challenged, return_url });
    assert.equal(intent.status, "requires_action");
    assert.equal(intent.latest_charge, null);
    assert.equal(intent.next_action?.type, "redirect_to_url");
    const { url, return_url: target } = intent.next_action?.redirect_to_url ?? {};
    assert.equal(target, return_url);
    const page = await fetch(url ?? "");
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<form method="post">/);

    const back = await act(url, "complete");
    assert.equal(back.status, 303);
    const location = new URL(back.headers.get("location") ?? "");
    assert.equal(location.origin + location.pathname, "https://shop.test/back");
    assert.deepEqual(Object.fromEntries(location.searchParams), {
      order: "17",
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: "succeeded",
    });
    const done = await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
    assert.equal(done.status, "succeeded");
    assert.equal(done.next_action, null);
    const secure = expanded(done.latest_charge).payment_method_details?.card?.three_d_secure;
    assert.equal(secure?.result, "authenticated");
    assert.equal(secure?.authentication_flow, "challenge");
    assert.deepEqual(await eventNames(stripe), [
      "payment_intent.created",
      "payment_intent.requires_action",
      "charge.succeeded",
      "payment_intent.succeeded",
    ]);
  });

  it("fails the payment when the challenge is not passed", async () => {
    const intent = await stripe.paymentIntents.create({ ...challenged, return_url });
    const back = await act(intent.next_action?.redirect_to_url?.url, "fail");
    assert.match(back.headers.get("location") ?? "", /redirect_status=failed/);
    const failed = await stripe.paymentIntents.retrieve(intent.id);
    assert.equal(failed.status, "requires_payment_method");
    assert.equal(failed.payment_method, null);
    assert.equal(failed.last_payment_error?.code, "payment_intent_authentication_failure");
    assert.equal(failed.last_payment_error?.type, "invalid_request_error");
    assert.equal((await eventNames(stripe)).at(-1), "payment_intent.payment_failed");
  });

  it("leaves it to Stripe.js where the request names no way back", async () => {
    const intent = await stripe.paymentIntents.create(challenged);
    assert.equal(intent.next_action?.type, "use_stripe_sdk");
    const url: unknown = Reflect.get(intent.next_action?.use_stripe_sdk ?? {}, "stripe_js");
    assert.equal((await act(String(url), "complete")).status, 200);
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, "succeeded");
  });

  it("answers the page only to who knows the secret", async () => {
    const intent = await stripe.paymentIntents.create({ ...challenged, return_url });
    const url = new URL(intent.next_action?.redirect_to_url?.url ?? "");
    url.searchParams.set("client_secret", "guessed");
    assert.equal((await act(url.href, "complete")).status, 400);
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, "requires_action");
  });

  it("declines after the challenge where the bank does", async () => {
    const intent = await stripe.paymentIntents.create({
      ...challenged,
      payment_method: "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
      return_url,
    });
    await act(intent.next_action?.redirect_to_url?.url, "complete");
    const failed = await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
    assert.equal(failed.status, "requires_payment_method");
    assert.equal(failed.last_payment_error?.decline_code, "insufficient_funds");
    assert.equal(expanded(failed.latest_charge).status, "failed");
  });

  it("declines off-session payments that need the customer", async () => {
    const error = await errorOf(stripe.paymentIntents.create({ ...challenged, off_session: true }));
    assert.equal(error.type, "StripeCardError");
    assert.equal(error.code, "authentication_required");
    assert.equal(error.decline_code, "authentication_required");
    assert.equal(error.payment_intent?.status, "requires_payment_method");
    assert.ok(error.payment_method?.id);
  });

  it("refuses to wait for the customer when told so", async () => {
    const error = await errorOf(
      stripe.paymentIntents.create({ ...challenged, error_on_requires_action: true }),
    );
    assert.equal(error.type, "StripeCardError");
    assert.equal(error.code, "authentication_required");
    assert.match(error.message, /`error_on_requires_action` was set/);
  });

  it("asks a card that supports it only on request", async () => {
    const optional = { ...challenged, payment_method: "pm_card_threeDSecureOptional" };
    assert.equal((await stripe.paymentIntents.create(optional)).status, "succeeded");
    const asked = await stripe.paymentIntents.create({
      ...optional,
      payment_method_options: { card: { request_three_d_secure: "any" } },
    });
    assert.equal(asked.status, "requires_action");
    const { id } = await stripe.paymentIntents.create({ ...optional, confirm: false });
    const late = await stripe.paymentIntents.confirm(id, {
      payment_method_options: { card: { request_three_d_secure: "challenge" } },
    });
    assert.equal(late.status, "requires_action");
  });

  it("charges a card off session once its setup was authenticated", async () => {
    const { id: customer } = await stripe.customers.create();
    const card = "pm_card_authenticationRequiredOnSetup";
    const fresh = await stripe.paymentMethods.attach(card, { customer });
    const off = { amount: 500, confirm: true, currency: "usd", customer, off_session: true } as const;
    const refused = await errorOf(stripe.paymentIntents.create({ ...off, payment_method: fresh.id }));
    assert.equal(refused.code, "authentication_required");

    const setup = await stripe.setupIntents.create({
      confirm: true,
      customer,
      payment_method: card,
      return_url,
    });
    assert.equal(setup.status, "requires_action");
    const back = await act(setup.next_action?.redirect_to_url?.url, "complete");
    assert.match(back.headers.get("location") ?? "", /setup_intent=seti_.*redirect_status=succeeded/);
    const { payment_method } = await stripe.setupIntents.retrieve(setup.id);
    const paid = await stripe.paymentIntents.create({ ...off, payment_method: String(payment_method) });
    assert.equal(paid.status, "succeeded");
  });

  it("gives up waiting when the intent is canceled", async () => {
    const intent = await stripe.paymentIntents.create({ ...challenged, return_url });
    const canceled = await stripe.paymentIntents.cancel(intent.id);
    assert.equal(canceled.status, "canceled");
    assert.equal(canceled.next_action, null);
    await act(intent.next_action?.redirect_to_url?.url, "complete");
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, "canceled");
  });
});
