import type { Schemas } from "../api.gen.ts";
import type { ErrorCode } from "../conventions/errors.ts";
import type { Resources } from "../resources.ts";

type ApiError = Schemas["api_errors"];
export type PaymentMethod = Resources["payment_method"];

/** A payment method without what the twin keeps for itself. */
export function shownMethod(method: PaymentMethod): Schemas["payment_method"] {
  const { spent: _, set_up: __, ...shown } = method;
  return shown;
}

/** A failed attempt as an intent remembers it. */
export function rememberedError(
  error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly decline_code?: string | undefined;
    readonly charge?: string | undefined;
  },
  method: PaymentMethod,
  type: ApiError["type"] = "card_error",
): ApiError {
  const { charge, code, decline_code, message } = error;
  return {
    ...(charge !== undefined && { charge }),
    code,
    ...(decline_code !== undefined && { decline_code }),
    doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}`,
    message,
    payment_method: shownMethod(method),
    type,
  };
}
