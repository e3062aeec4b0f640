import type { ResendContext } from "../context.ts";
import { addressOf } from "../emails/address.ts";
import type { Resources } from "../resources.ts";
import { resend } from "../vendor.ts";

/** Keeps an address from being sent anything; one that is kept already stays so. */
function suppress(
  text: string,
  { store, fail }: Pick<ResendContext, "store" | "fail">,
): Resources["suppression"] {
  const email = addressOf(text);
  if (email === undefined) return fail("validation_error", { message: "Invalid `email` field." });
  return store.suppression.find({ email }) ?? store.suppression.insert({ email });
}

const told = ({ id }: Resources["suppression"]) => ({ object: "suppression" as const, id });

export default resend.operations({
  "suppressions.add": (context) => told(suppress(context.body.email, context)),

  "suppressions.batch.add": (context) => ({
    data: context.body.emails.map((email) => told(suppress(email, context))),
  }),

  "suppressions.batch.remove": ({ body, store }) => {
    const { emails = [], ids = [] } = body;
    const found = [
      ...emails.map((email) => store.suppression.find({ email: email.toLowerCase() })),
      ...ids.map((id) => store.suppression.find(id)),
    ].filter((each) => each !== undefined);
    for (const each of found) store.suppression.remove(each);
    return { data: found.map((each) => ({ ...told(each), deleted: true as const })) };
  },
});
