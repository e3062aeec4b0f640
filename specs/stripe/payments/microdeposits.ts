import type { StripeContext } from "../context.ts";

/**
 * Checks what the customer read off the bank statement against the deposits of the test environment
 * (docs.stripe.com/payments/ach-direct-debit/accept-a-payment#test-micro-deposits).
 */
export function checkMicrodeposits(
  { fail }: StripeContext,
  given: { readonly amounts?: readonly number[] | undefined; readonly descriptor_code?: string | undefined },
): void {
  const { amounts, descriptor_code } = given;
  if (!amounts && descriptor_code === undefined)
    fail("parameter_missing", {
      message: "You must provide either `amounts` or `descriptor_code` to verify microdeposits.",
      param: "amounts",
    });
  if (amounts && [...amounts].sort((one, other) => one - other).join() !== "32,45")
    fail("payment_method_microdeposit_verification_amounts_mismatch", {
      message: "The amounts provided do not match the amounts that were sent to the bank account.",
      param: "amounts",
    });
  if (descriptor_code !== undefined && descriptor_code !== "SM11AA")
    fail("payment_method_microdeposit_verification_descriptor_code_mismatch", {
      message: "The descriptor code provided does not match the one that was sent to the bank account.",
      param: "descriptor_code",
    });
}
