import type { Schemas } from "../api.gen.ts";

/** The codes that most products have (docs.stripe.com/tax/tax-codes). */
export const taxCodes: readonly Schemas["tax_code"][] = [
  code("00000000", "Nontaxable", "Anything that is taxed nowhere."),
  code("10000000", "General - Electronically Supplied Services", "Any digital service."),
  code(
    "10103000",
    "Software as a service (SaaS) - personal use",
    "Software used over the network by a person.",
  ),
  code(
    "10103001",
    "Software as a service (SaaS) - business use",
    "Software used over the network by a business.",
  ),
  code("20030000", "General - Services", "Any service that people render."),
  code("92010001", "Shipping", "Carrying goods to their buyer."),
  code("99999999", "General - Tangible Goods", "Any goods."),
];

function code(number: string, name: string, description: string): Schemas["tax_code"] {
  return { id: `txcd_${number}`, object: "tax_code", name, description };
}
