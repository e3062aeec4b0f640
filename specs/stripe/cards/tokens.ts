import type { Changes } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";
import { knownCard, type ReadCard } from "./card-details.ts";
import { fingerprint } from "./fingerprint.ts";
import { type CardHolder, legacyCard, readLegacyCard } from "./legacy-cards.ts";
import { namedCard } from "./test-card-names.ts";

type Token = Schemas["token"];

/** A token for a card. */
export function cardToken(id: string, card: ReadCard, holder?: CardHolder): Changes<Token> {
  return { card: legacyCard(id, card, holder), type: "card", used: false };
}

/** The token that each use of a test id such as `tok_visa` makes. */
export function knownToken(id: string): Changes<Token> | undefined {
  const number = namedCard(id, "tok_");
  if (number !== undefined)
    return cardToken(`card_1${fingerprint(id)}TwinTok`, knownCard(number), { cvc: "" });
  return undefined;
}

/** What a token's card is and says of its holder. */
export interface SpentCard {
  readonly card: ReadCard;
  readonly legacy: Schemas["card"];
}

/** Takes a card token, which works once. */
export function spendCardToken({ store, fail, random }: StripeContext, id: string, param: string): SpentCard {
  const known = store.token.find(id) ? undefined : knownToken(id)?.card;
  const token = known
    ? store.token.insert({ card: { ...known, id: `card_1${random(23)}` }, type: "card" })
    : store.token.find(id);
  if (!token?.card) return fail("not_found", { resource: "token", id, param });
  if (token.used)
    fail("token_already_used", { message: `You cannot use a Stripe token more than once: ${id}.` });
  store.token.update(token, { used: true });
  return { card: readLegacyCard({ card: token.card }), legacy: token.card };
}
