import type { Fail } from "../context.ts";

/** Refuses what no mail reaches. */
export function checkEmail(email: string | undefined, param: string, fail: Fail): void {
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email))
    fail("email_invalid", { message: `Invalid email address: ${email}`, param });
}
