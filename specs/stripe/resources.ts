import type { Schemas } from "./api.gen.ts";

type Kept =
  | "account"
  | "balance_transaction"
  | "charge"
  | "checkout.session"
  | "coupon"
  | "customer"
  | "customer_balance_transaction"
  | "dispute"
  | "ephemeral_key"
  | "event"
  | "file"
  | "file_link"
  | "mandate"
  | "item"
  | "payment_intent"
  | "payment_link"
  | "payment_method"
  | "price"
  | "product"
  | "promotion_code"
  | "refund"
  | "setup_attempt"
  | "setup_intent"
  | "shipping_rate"
  | "tax_id"
  | "tax_rate"
  | "token"
  | "webhook_endpoint";

/** The twin's data model: what its behaviours keep, by the description's own schemas. */
export type Resources = { [Name in Kept]: Schemas[Name] } & {
  /** `rejected`: why the platform wants no more to do with it. */
  account: { rejected?: string };
  /** What customers pay with beside payment methods, of the kinds that the twin keeps. */
  payment_source: Schemas["bank_account"] | Schemas["card"];
  /**
   * `spent`: it was used without a customer, or detached from one, and cannot be used again; `set_up`: its
   * customer authenticated it for later payments.
   */
  payment_method: { spent?: boolean; set_up?: boolean };
};
