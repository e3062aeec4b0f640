import type { Schemas } from "../api.gen.ts";
import type { ResendContext, Store } from "../context.ts";
import type { Resources } from "../resources.ts";

type Choice = Schemas["topic_choice"];

/** Keeps what a contact chose of topics. */
export function choose(
  { id: contact_id, email }: Resources["contact"],
  choices: readonly Choice[],
  { store, emit }: Pick<ResendContext, "store" | "emit">,
): void {
  for (const { id, subscription } of choices) {
    const topic_id = store.topic.get(id).id;
    const known = store.topic_choice.find({ contact_id, topic_id });
    if (known) store.topic_choice.update(known, { subscription });
    else store.topic_choice.insert({ contact_id, topic_id, subscription });
  }
  if (choices.length > 0) emit("contact.topics.updated", { id: contact_id, email, topics: choices });
}

/** What a contact chose of a topic, or what stands for all who chose nothing. */
export function chosen(
  contact: Pick<Resources["contact"], "id">,
  topic: Pick<Resources["topic"], "default_subscription" | "id">,
  { topic_choice }: Pick<Store, "topic_choice">,
): Choice["subscription"] {
  const choice = topic_choice.find({ contact_id: contact.id, topic_id: topic.id });
  return choice?.subscription ?? topic.default_subscription;
}
