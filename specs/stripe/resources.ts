import type { Schemas } from "./api.gen.ts";

type Kept =
  | "account"
  | "balance_transaction"
  | "charge"
  | "coupon"
  | "customer"
  | "customer_balance_transaction"
  | "dispute"
  | "event"
  | "file"
  | "payment_intent"
  | "payment_method"
  | "price"
  | "product"
  | "promotion_code"
  | "refund"
  | "setup_attempt"
  | "setup_intent"
  | "tax_id"
  | "tax_rate"
  | "token"
  | "webhook_endpoint";

/** The twin's data model: what its behaviours keep, by the description's own schemas. */
export type Resources = { [Name in Kept]: Schemas[Name] };
