import type { ErrorCode } from "../conventions/errors.ts";

/** How a card is declined: the error code, the issuer's decline code and the message. */
export interface Decline {
  readonly code: ErrorCode;
  readonly decline_code?: string;
  readonly message: string;
}

const declined = (decline_code: string, message = "Your card was declined."): Decline => ({
  code: "card_declined",
  decline_code,
  message,
});

/** The declines that test cards bring about (docs.stripe.com/testing#declined-payments, /declines/codes). */
export const declines = {
  authentication_required: {
    code: "authentication_required",
    decline_code: "authentication_required",
    message: "Your card was declined. This transaction requires authentication.",
  },
  card_velocity_exceeded: declined(
    "card_velocity_exceeded",
    "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
  ),
  expired_card: { code: "expired_card", message: "Your card has expired." },
  fraudulent: declined("fraudulent"),
  generic_decline: declined("generic_decline"),
  incorrect_cvc: {
    code: "incorrect_cvc",

    message: "Your card's security code is incorrect.",
  },
  insufficient_funds: declined("insufficient_funds", "Your card has insufficient funds."),
  lost_card: declined("lost_card"),
  processing_error: {
    code: "processing_error",

    message: "An error occurred while processing your card. Try again in a little bit.",
  },
  stolen_card: declined("stolen_card"),
} as const satisfies Record<string, Decline>;

export type DeclineName = keyof typeof declines;
