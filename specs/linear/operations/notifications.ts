import type { Schemas } from "../api.gen.ts";
import type { Resources } from "../resources.ts";
import { linear } from "../vendor.ts";
import type { Acting } from "../workspace/acting.ts";

type Notification = Resources["IssueNotification"];

/** The caller's own, the newest first. */
function ownNotifications({ store, caller }: Acting): Notification[] {
  return store.IssueNotification.list({ userId: caller.id }).toReversed();
}

/** Changes all of the caller's that are about the same thing. */
function changeAll(
  context: Acting,
  { id, issueId }: Schemas["NotificationEntityInput"],
  changes: Partial<Notification>,
) {
  const about = id ? context.store.IssueNotification.find(id)?.issueId : issueId;
  const notifications = ownNotifications(context)
    .filter((each) => each.issueId === about)
    .map((each) => context.store.IssueNotification.update(each, changes));
  return { notifications };
}

export default linear.operations({
  notifications: ({ body: { includeArchived }, ...context }) =>
    ownNotifications(context).filter(({ archivedAt }) => includeArchived || archivedAt === null),
  notificationsUnreadCount: (context) =>
    ownNotifications(context).filter(({ readAt, archivedAt }) => readAt === null && archivedAt === null)
      .length,
  notificationUpdate: ({ body: { id, input }, store }) => ({
    notification: store.IssueNotification.update(store.IssueNotification.get(id), {
      ...(input.readAt !== undefined && { readAt: input.readAt }),
      ...(input.snoozedUntilAt !== undefined && { snoozedUntilAt: input.snoozedUntilAt }),
    }),
  }),
  notificationArchive: ({ body: { id }, store, now }) => ({
    entity: store.IssueNotification.update(store.IssueNotification.get(id), {
      archivedAt: now().toISOString(),
    }),
  }),
  notificationUnarchive: ({ body: { id }, store }) => ({
    entity: store.IssueNotification.update(store.IssueNotification.get(id), { archivedAt: null }),
  }),
  notificationMarkReadAll: ({ body: { input, readAt }, ...context }) => changeAll(context, input, { readAt }),
  notificationMarkUnreadAll: ({ body: { input }, ...context }) => changeAll(context, input, { readAt: null }),
  notificationArchiveAll: ({ body: { input }, ...context }) =>
    changeAll(context, input, { archivedAt: context.now().toISOString() }),
});
