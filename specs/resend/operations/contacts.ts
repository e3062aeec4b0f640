import { paged } from "@wondertwin/framework";
import { choose, chosen } from "../contacts/choose.ts";
import { createContact } from "../contacts/create-contact.ts";
import { contactsOf, joinSegment } from "../contacts/join-segment.ts";
import { resend } from "../vendor.ts";

export default resend.operations({
  "contacts.create": (context) => {
    const { audience_id, ...input } = context.body;
    const segments = audience_id === undefined ? input.segments : [{ id: audience_id }];
    const { id } = createContact(context, { ...input, ...(segments && { segments }) });
    return { object: "contact", id };
  },

  "contacts.list": ({ query: { segment_id }, store }) =>
    paged(
      segment_id === undefined
        ? store.contact.list().toReversed()
        : contactsOf(store.segment.get(segment_id), store),
    ),

  "segments.contacts.list": ({ parents: { segment }, store }) => paged(contactsOf(segment, store)),

  "contacts.segments.list": ({ parents: { contact }, store }) =>
    paged(
      store.membership
        .list({ contact_id: contact.id })
        .map(({ segment_id }) => store.segment.get(segment_id))
        .toReversed(),
    ),

  "contacts.segments.add": ({ params, parents: { contact }, store }) => {
    const segment = store.segment.get(params.segment_id);
    joinSegment(contact, segment, store);
    return { id: segment.id };
  },

  "contacts.segments.remove": ({ params, parents: { contact }, store }) => {
    const { id } = store.segment.get(params.segment_id);
    const place = store.membership.find({ contact_id: contact.id, segment_id: id });
    if (place) store.membership.remove(place);
    return { id: contact.id, audienceId: id, deleted: true };
  },

  "contacts.topics.list": ({ parents: { contact }, store }) =>
    paged(
      store.topic.list().map((topic) => ({
        id: topic.id,
        name: topic.name,
        description: topic.description,
        subscription: chosen(contact, topic, store),
      })),
    ),

  "contacts.topics.update": (context) => {
    const { body, parents } = context;
    choose(parents.contact, Array.isArray(body) ? body : body.topics, context);
    return { id: parents.contact.id };
  },
});
