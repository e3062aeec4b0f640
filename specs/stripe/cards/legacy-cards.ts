import type { Schemas } from "../api.gen.ts";
import type { ReadCard } from "./card-details.ts";
import type { Brand } from "./test-cards.ts";

type LegacyCard = Schemas["card"];

/** Brands as tokens and sources spell them (docs.stripe.com/api/cards/object#card_object-brand). */
const spelt: Readonly<Record<Brand, string>> = {
  amex: "American Express",
  diners: "Diners Club",
  discover: "Discover",
  jcb: "JCB",
  mastercard: "MasterCard",
  unionpay: "UnionPay",
  visa: "Visa",
};

const brands = new Map<string, Brand>(
  // The keys of `spelt` are the brands and nothing else.
  Object.entries(spelt).map(([brand, spelling]) => [spelling, brand as Brand]),
);

/** What a request says of a card beside its number. */
export interface CardHolder {
  readonly address_city?: string | undefined;
  readonly address_country?: string | undefined;
  readonly address_line1?: string | undefined;
  readonly address_line2?: string | undefined;
  readonly address_state?: string | undefined;
  readonly address_zip?: string | undefined;
  readonly cvc?: string | undefined;
  readonly name?: string | undefined;
}

/** A card as tokens and sources show it. */
export function legacyCard(id: string, card: ReadCard, holder: CardHolder = {}): LegacyCard {
  return {
    id,
    object: "card",
    address_city: holder.address_city ?? null,
    address_country: holder.address_country ?? null,
    address_line1: holder.address_line1 ?? null,
    address_line1_check: holder.address_line1 === undefined ? null : "unchecked",
    address_line2: holder.address_line2 ?? null,
    address_state: holder.address_state ?? null,
    address_zip: holder.address_zip ?? null,
    address_zip_check: holder.address_zip === undefined ? null : "unchecked",
    brand: spelt[card.brand],
    country: card.country,
    cvc_check: holder.cvc === undefined ? null : "unchecked",
    dynamic_last4: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint,
    funding: card.funding ?? "credit",
    last4: card.last4,
    metadata: {},
    name: holder.name ?? null,
    networks: { preferred: null },
    tokenization_method: null,
  };
}

/** The card of a token or source, as it was read when it was made. */
export function readLegacyCard({ card }: { readonly card: LegacyCard }): ReadCard {
  const { brand, country, exp_month, exp_year, fingerprint, funding, last4 } = card;
  return {
    brand: brands.get(brand) ?? "visa",
    country: country ?? "US",
    exp_month,
    exp_year,
    fingerprint: fingerprint ?? "",
    ...(funding === "debit" || funding === "prepaid" ? { funding } : {}),
    last4,
  };
}
