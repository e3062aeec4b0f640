import type { Schemas } from "./api.gen.ts";

/** `rejected`: why the platform wants no more to do with the account. */
type Account = Schemas["account"] & { readonly rejected?: string };
type Requirements = NonNullable<Account["requirements"]>;

/** What a connected account must tell before it can charge and be paid (docs.stripe.com/connect). */
export function requirementsOf(account: Account): Requirements {
  const due = account.controller?.type === "account" ? [] : dueOf(account);
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: disabledReason(account, due),
    errors: [],
    eventually_due: due,
    past_due: due,
    pending_verification: [],
  };
}

function disabledReason({ rejected }: Account, due: readonly string[]): string | null {
  if (rejected !== undefined) return `rejected.${rejected}`;
  return due.length > 0 ? "requirements.past_due" : null;
}

function dueOf({ business_type, tos_acceptance }: Account): string[] {
  return [
    ...(business_type ? [] : ["business_type"]),
    ...(tos_acceptance?.date == null ? ["tos_acceptance.date"] : []),
    ...(tos_acceptance?.ip == null ? ["tos_acceptance.ip"] : []),
  ];
}

export const isComplete = (account: Account) => requirementsOf(account).disabled_reason === null;

/** A capability is active once nothing is due any more. */
export function capabilitiesOf(account: Account): NonNullable<Account["capabilities"]> {
  const status = isComplete(account) ? "active" : "inactive";
  return Object.fromEntries(Object.keys(account.capabilities ?? {}).map((name) => [name, status]));
}

const settings: NonNullable<Account["settings"]> = {
  bacs_debit_payments: { display_name: null, service_user_number: null },
  branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
  card_issuing: { tos_acceptance: { date: null, ip: null } },
  card_payments: {
    decline_on: { avs_failure: false, cvc_failure: false },
    statement_descriptor_prefix: null,
    statement_descriptor_prefix_kana: null,
    statement_descriptor_prefix_kanji: null,
  },
  dashboard: { display_name: null, timezone: "Etc/UTC" },
  payments: {
    statement_descriptor: null,
    statement_descriptor_kana: null,
    statement_descriptor_kanji: null,
  },
  payouts: {
    debit_negative_balances: true,
    schedule: { delay_days: 2, interval: "daily" },
    statement_descriptor: null,
  },
  sepa_debit_payments: {},
};

/** What an account has whoever made it. */
export const accountDefaults = {
  capabilities: {},
  country: "US",
  default_currency: "usd",
  future_requirements: {
    alternatives: [],
    current_deadline: null,
    currently_due: [],
    disabled_reason: null,
    errors: [],
    eventually_due: [],
    past_due: [],
    pending_verification: [],
  },
  settings,
  tos_acceptance: { date: null, ip: null, user_agent: null },
} satisfies Partial<Account>;

/** The account a key belongs to: complete, so that its owner can charge and be paid at once. */
export function ownAccount(id: string): Partial<Account> {
  return {
    id,
    capabilities: { card_payments: "active", transfers: "active" },
    controller: { type: "account" },
    type: "standard",
  };
}

/** The currency of a country's accounts, where it is not the euro (docs.stripe.com/currencies). */
const currencies: Readonly<Record<string, string>> = {
  AE: "aed",
  AU: "aud",
  BR: "brl",
  CA: "cad",
  CH: "chf",
  CZ: "czk",
  DK: "dkk",
  GB: "gbp",
  HK: "hkd",
  HU: "huf",
  IN: "inr",
  JP: "jpy",
  LI: "chf",
  MX: "mxn",
  MY: "myr",
  NO: "nok",
  NZ: "nzd",
  PL: "pln",
  RO: "ron",
  SE: "sek",
  SG: "sgd",
  TH: "thb",
  US: "usd",
};

export const currencyOf = (country: string) => currencies[country] ?? "eur";
