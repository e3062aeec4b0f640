import type { Store } from "../context.ts";
import type { Resources } from "../resources.ts";
import { resend } from "../vendor.ts";

type Thread = Resources["inbox_thread"];

/** Gives a thread other labels, and lists them. */
function label(thread: Thread, ids: readonly string[], store: Pick<Store, "inbox_label" | "inbox_thread">) {
  const data = [...new Set(ids)].map((each) => {
    const { id, name, color } = store.inbox_label.get(each);
    return { id, name, color };
  });
  store.inbox_thread.update(thread, { labels: data });
  return { object: "list" as const, data };
}

const idsOf = ({ labels }: Thread) => labels.map(({ id }) => id);

export default resend.operations({
  "inboxes.threads.labels.add": ({ body, parents: { inbox_thread: thread }, store }) =>
    label(thread, [...idsOf(thread), ...body.labels], store),

  "inboxes.threads.labels.set": ({ body, parents: { inbox_thread: thread }, store }) =>
    label(thread, body.labels, store),

  "inboxes.threads.labels.remove": ({ params, parents: { inbox_thread: thread }, store }) =>
    label(
      thread,
      idsOf(thread).filter((id) => id !== params.label_id),
      store,
    ),
});
