import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/** Tells people of something about an issue, except the one who did it. */
export function notify(
  store: Store<Resources>,
  issue: Resources["Issue"],
  news: {
    readonly type: "issueAssignedToYou" | "issueNewComment" | "issueStatusChanged";
    readonly to: readonly (string | null | undefined)[];
    readonly actorId: string;
    readonly commentId?: string;
  },
): void {
  const { type, to, actorId, commentId = null } = news;
  for (const userId of new Set(to)) {
    if (!userId || userId === actorId) continue;
    store.IssueNotification.insert({
      type,
      userId,
      actorId,
      commentId,
      issueId: issue.id,
      teamId: issue.teamId,
      title: issue.title,
    });
  }
}
