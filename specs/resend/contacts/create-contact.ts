import type { Schemas } from "../api.gen.ts";
import type { ResendContext } from "../context.ts";
import { addressOf } from "../emails/address.ts";
import type { Resources } from "../resources.ts";
import { choose } from "./choose.ts";
import { joinSegment } from "./join-segment.ts";
import { valuesOf } from "./properties.ts";

type Input = Schemas["contact_input"] & {
  readonly segments?: readonly { readonly id: string }[];
  readonly topics?: readonly Schemas["topic_choice"][];
};

/** Makes a contact; one whose address is known is changed instead. */
export function createContact(context: ResendContext, input: Input): Resources["contact"] {
  const { store, fail } = context;
  const email = addressOf(input.email ?? "");
  if (email === undefined) return fail("validation_error", { message: "Invalid `email` field." });
  const { first_name, last_name, unsubscribed, segments = [], topics = [] } = input;
  const known = store.contact.find({ email });
  const fields = { first_name, last_name, unsubscribed };
  const properties = valuesOf(input.properties, known?.properties ?? {}, context);
  const contact = known
    ? store.contact.update(known, { ...fields, properties })
    : store.contact.insert({ email, ...fields, properties });
  for (const { id } of segments) joinSegment(contact, store.segment.get(id), store);
  choose(contact, topics, context);
  return contact;
}
