import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";
import { addressOf } from "../workspace/addresses.ts";

const categories = {
  issueAssignedToYou: "assignments",
  issueNewComment: "commentsAndReplies",
  issueStatusChanged: "statusChanges",
} as const;

const categoryOf = (type: string) =>
  Object.entries(categories).find(([each]) => each === type)?.[1] ?? "subscriptions";

export default linear.resource("IssueNotification", { id: uuid() }).behaves({
  computed: {
    category: ({ type }) => categoryOf(type),
    inboxUrl: (_, { store }) => addressOf(store, "inbox"),
    url: ({ issueId }, { store }) => addressOf(store, "issue", issueId),
    groupingKey: ({ issueId }) => issueId,
  },
});
