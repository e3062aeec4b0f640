import type { Schemas } from "./api.gen.ts";
import type { Planned } from "./billing/test-clocks.ts";

type Kept =
  | "account"
  | "account_session"
  | "balance_transaction"
  | "billing.meter"
  | "billing.meter_event"
  | "billing_portal.configuration"
  | "billing_portal.session"
  | "charge"
  | "checkout.session"
  | "confirmation_token"
  | "country_spec"
  | "coupon"
  | "credit_note"
  | "customer"
  | "customer_balance_transaction"
  | "customer_session"
  | "dispute"
  | "ephemeral_key"
  | "event"
  | "file"
  | "file_link"
  | "financial_connections.session"
  | "invoice"
  | "invoiceitem"
  | "item"
  | "line_item"
  | "mandate"
  | "payment_intent"
  | "payment_link"
  | "payment_method"
  | "payout"
  | "plan"
  | "price"
  | "product"
  | "promotion_code"
  | "quote"
  | "radar.early_fraud_warning"
  | "radar.value_list"
  | "radar.value_list_item"
  | "refund"
  | "reporting.report_run"
  | "setup_attempt"
  | "setup_intent"
  | "shipping_rate"
  | "source"
  | "subscription"
  | "subscription_item"
  | "tax_code"
  | "tax_id"
  | "tax_rate"
  | "terminal.connection_token"
  | "terminal.reader"
  | "test_helpers.test_clock"
  | "token"
  | "topup"
  | "transfer"
  | "transfer_reversal"
  | "treasury.financial_account"
  | "webhook_endpoint";

/** The twin's data model: what its behaviours keep, by the description's own schemas. */
export type Resources = { [Name in Kept]: Schemas[Name] } & {
  /** `advancing_to`: where it goes, in seconds; `agenda`: what will happen on it. */
  "test_helpers.test_clock": { advancing_to?: number; agenda?: readonly Planned[] };
  /** `connect`: it hears of connected accounts' events instead of its own account's. */
  webhook_endpoint: { connect?: boolean };
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
