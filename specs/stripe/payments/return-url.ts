import type { Fail } from "../context.ts";

/** Refuses to send a customer back to what is no address; apps have schemes of their own. */
export function checkReturnUrl(url: string | undefined, fail: Fail): void {
  if (url !== undefined && !URL.canParse(url))
    fail("url_invalid", { message: "Not a valid URL", param: "return_url" });
}
