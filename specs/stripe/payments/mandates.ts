import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";

/** What a request says of the customer's consent. */
export interface MandateData {
  readonly customer_acceptance: {
    readonly accepted_at?: number | undefined;
    readonly online?: { readonly ip_address?: string; readonly user_agent?: string } | undefined;
    readonly type: "offline" | "online";
  };
}

/** Records the customer's consent to later payments, where the request brings it. */
export function recordMandate(
  { store, unix }: StripeContext,
  method: Pick<Schemas["payment_method"], "id" | "type">,
  data: MandateData | "" | undefined,
): string | undefined {
  if (!data) return undefined;
  const { accepted_at, online, type } = data.customer_acceptance;
  const mandate = store.mandate.insert({
    customer_acceptance: {
      accepted_at: accepted_at ?? unix(),
      ...(type === "online"
        ? { online: { ip_address: online?.ip_address ?? null, user_agent: online?.user_agent ?? null } }
        : { offline: {} }),
      type,
    },
    multi_use: {},
    payment_method: method.id,
    payment_method_details: mandateDetails(method.type),
    status: "active",
    type: "multi_use",
  });
  return mandate.id;
}

function mandateDetails(type: string): Schemas["mandate"]["payment_method_details"] {
  if (type === "card") return { card: {}, type };
  if (type === "us_bank_account") return { type, us_bank_account: {} };
  return { type };
}
