import type { Schemas } from "../api.gen.ts";
import { type AskedPrice, askedPrice, embeddedPrice } from "../catalogue/asked-prices.ts";
import { amountFor } from "../catalogue/price-amounts.ts";
import type { StripeContext } from "../context.ts";

type Item = Schemas["item"];

/** A line as a request asks for it. */
export interface AskedItem extends AskedPrice {
  readonly quantity?: number | undefined;
}

/** What a line sells, with the prices' own kind. */
export interface Line {
  readonly price: Schemas["price"];
  readonly item: Partial<Item>;
}

/** The lines a request asks for, all of one currency. */
export function linesOf(context: StripeContext, asked: readonly AskedItem[]): Line[] {
  const lines = asked.map((each, position) => lineOf(context, each, `line_items[${position}]`));
  const [first, ...others] = lines;
  const odd = others.find(({ price }) => price.currency !== first?.price.currency);
  if (odd)
    context.fail("invalid_argument", {
      message: `All prices must have the same currency; found ${first?.price.currency} and ${odd.price.currency}.`,
      param: "line_items",
    });
  return lines;
}

function lineOf(context: StripeContext, asked: AskedItem, at: string): Line {
  const price = askedPrice(context, asked, { at });
  const metered = price.recurring?.usage_type === "metered";
  if (!metered && asked.quantity === undefined)
    context.fail("parameter_missing", {
      message: "Quantity is required. Add `quantity` to each line item.",
      param: `${at}[quantity]`,
    });
  const quantity = asked.quantity ?? 0;
  const amount = amountFor(price, quantity);
  return {
    price,
    item: {
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency: price.currency,
      description: context.store.product.find(price.product)?.name ?? "",
      price: embeddedPrice(price),
      quantity: metered ? null : quantity,
    },
  };
}

/** The lines of an object as it shows them. */
export function itemList(data: readonly Item[], url: string) {
  return { object: "list" as const, data: [...data], has_more: false, url };
}

export const totalOf = (lines: readonly Line[]) =>
  lines.reduce((total, { item }) => total + (item.amount_total ?? 0), 0);
