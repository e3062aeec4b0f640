import { prefixed } from "@wondertwin/framework";
import { readCard } from "../cards/card-details.ts";
import { cardToken, knownToken } from "../cards/tokens.ts";
import { bankAccount } from "../payments/payment-sources.ts";
import { stripe } from "../vendor.ts";

const token = stripe.resource("token", { path: "/v1/tokens/{token}", id: prefixed("tok_1", 23) });

export default token.behaves({
  defaults: { client_ip: "127.0.0.1", used: false },
  wellKnown: knownToken,
  create: (context) => {
    const { body, fail, random } = context;
    if (typeof body.card === "object") {
      const { exp_month, exp_year } = body.card;
      const card = readCard(
        { ...body.card, exp_month: Number(exp_month), exp_year: Number(exp_year) },
        context,
      );
      return cardToken(`card_1${random(23)}`, card, body.card);
    }
    if (typeof body.bank_account === "object")
      return { bank_account: bankAccount(body.bank_account, "new", { random }), type: "bank_account" };
    const other = (["account", "bank_account", "cvc_update", "person", "pii"] as const).find(
      (type) => body[type] !== undefined,
    );
    return { type: other ?? fail("parameter_missing", { param: "card" }) };
  },
});
