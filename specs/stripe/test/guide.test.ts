import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { RunningTwin } from "@wondertwin/framework/testing";
import Stripe from "stripe";
import { declines } from "../cards/declines.ts";
import { testCardNames } from "../cards/test-card-names.ts";
import { type TestCard, testCards } from "../cards/test-cards.ts";
import { errorOf, newest, startStripe } from "./sdk.ts";

const guide = readFileSync(new URL("../../../docs/guides/errors-and-declines.md", import.meta.url), "utf8");

const authentication: Readonly<Record<NonNullable<TestCard["authentication"]>, string>> = {
  every: "wants 3D Secure",
  on_request: "wants 3D Secure when the request asks for it",
  on_session: "wants 3D Secure, but not off session",
  until_set_up: "wants 3D Secure, but not off session once it is set up",
};
const dispute: Readonly<Record<NonNullable<TestCard["dispute"]>, string>> = {
  fraudulent: "disputed as `fraudulent`",
  inquiry: "disputed by an inquiry",
  product_not_received: "disputed as `product_not_received`",
};

/** What is special about a card, in the guide's words; nothing about one that just pays. */
function effects({ attaches, bypassesPending, checks, decline, risk, ...card }: TestCard): string[] {
  const { code, decline_code = code }: { code?: string; decline_code?: string } = decline
    ? declines[decline]
    : {};
  return [
    card.authentication && authentication[card.authentication],
    decline && `declined with \`${code}\`${decline_code === code ? "" : ` (\`${decline_code}\`)`}`,
    attaches && "can be attached to a customer",
    risk && `${risk} risk`,
    card.dispute && dispute[card.dispute],
    card.refund === "fails" && "its refunds succeed, then fail",
    card.refund === "pending" && "its refunds are pending, then succeed",
    bypassesPending && "its funds are available at once",
    ...Object.entries(checks ?? {}).map(([check, result]) => `\`${check}\` check: ${result}`),
  ].filter((effect) => typeof effect === "string");
}

type Kind = "Declined" | "3D Secure" | "Risk and checks" | "Disputes, refunds and funds";

function kindOf(card: TestCard): Kind {
  if (card.authentication) return "3D Secure";
  if (card.decline) return "Declined";
  return card.risk || card.checks ? "Risk and checks" : "Disputes, refunds and funds";
}

function cardTables(): string {
  const special = Object.entries(testCards).filter(([, card]) => effects(card).length > 0);
  return [...Map.groupBy(special, ([, card]) => kindOf(card))]
    .map(([kind, cards]) => `### ${kind}\n\n${cardTable(cards)}`)
    .join("\n\n");
}

function cardTable(cards: readonly (readonly [number: string, card: TestCard])[]): string {
  const rows = cards.map(([number, card]) => {
    const names = Object.keys(testCardNames).filter((name) => testCardNames[name] === number);
    return `| ${number} | ${names.map((name) => `\`pm_card_${name}\``).join(" ")} | ${effects(card).join(", ")} |`;
  });
  return ["| card | payment method | what happens |", "|---|---|---|", ...rows].join("\n");
}

describe("the guide to errors and declines", () => {
  let twin: RunningTwin;
  let stripe: Stripe;
  before(async () => {
    twin = await startStripe();
    stripe = newest(twin);
  });
  after(() => twin.close());

  /** Pays with a card of that number. */
  async function pay(number: string): Promise<Stripe.PaymentIntent> {
    const card = { number, exp_month: 12, exp_year: 2034, cvc: "314" };
    const { id } = await stripe.paymentMethods.create({ type: "card", card });
    return stripe.paymentIntents.create({
      amount: 2000,
      currency: "usd",
      payment_method: id,
      confirm: true,
      return_url: "https://shop.example/return",
    });
  }

  it("names every card that does more than pay", () => {
    const [tables = ""] = /^### Declined.*\|$/ms.exec(guide) ?? [];
    assert.equal(tables, cardTables());
  });

  it("is what the twin does: declined cards", async () => {
    const declined = Object.entries(testCards).filter(([, card]) => card.decline && !card.authentication);
    assert.ok(declined.length > 0);
    for (const [number, { decline }] of declined) {
      const error = await errorOf(pay(number));
      const expected: { code: string; decline_code?: string } = declines[decline ?? "generic_decline"];
      assert.ok(error instanceof Stripe.errors.StripeCardError, number);
      assert.equal(error.code, expected.code, number);
      assert.equal(error.decline_code || undefined, expected.decline_code, number);
    }
  });

  it("is what the twin does: cards that want 3D Secure", async () => {
    for (const [number, { authentication }] of Object.entries(testCards)) {
      if (authentication === undefined) continue;
      const { status } = await pay(number);
      assert.equal(status, authentication === "on_request" ? "succeeded" : "requires_action", number);
    }
  });

  it("is what the twin does: error classes", async () => {
    const { errors } = Stripe;
    const create = (idempotencyKey: string, email: string) =>
      stripe.customers.create({ email }, { idempotencyKey });
    await create("once", "ada@example.com");
    const live = newest(twin, "sk_live_wondertwin");

    assert.ok((await errorOf(create("once", "grace@example.com"))) instanceof errors.StripeIdempotencyError);
    assert.ok((await errorOf(live.customers.list())) instanceof errors.StripeAuthenticationError);
    assert.ok(
      (await errorOf(stripe.customers.retrieve("cus_1"))) instanceof errors.StripeInvalidRequestError,
    );
    // The SDK asks Stripe's file host for this one, wherever else it was pointed.
    const refused = await fetch(`${twin.url}/v1/quotes/qt_1/pdf`, {
      headers: { authorization: "Bearer sk_test_wondertwin" },
    });
    const { error } = Object(await refused.json());
    assert.equal(error.type, "api_error");
    assert.equal(error.code, "not_emulated");
  });
});
