import { uuid } from "@wondertwin/framework";
import { notify } from "../issues/notify.ts";
import { linear } from "../vendor.ts";
import { addressOf } from "../workspace/addresses.ts";

export default linear.resource("Comment", { id: uuid() }).behaves({
  computed: {
    url: ({ id, issueId }, { store }) =>
      addressOf(store, "issue", `${issueId ?? ""}#comment-${id.slice(0, 8)}`),
    bodyData: ({ body }) => JSON.stringify({ type: "doc", content: [{ type: "text", text: body }] }),
  },
  create: ({ body: { input }, store, fail }) => {
    const {
      body,
      parentId,
      issueId,
      projectUpdateId,
      documentContentId,
      initiativeUpdateId,
      postId,
      projectId,
    } = input;
    const parent = parentId ? store.Comment.get(parentId) : undefined;
    if (!body && !input.bodyData) fail("INVALID_INPUT", { message: "A comment must have a body." });
    if (parent?.parentId) fail("INVALID_INPUT", { message: "A reply cannot be replied to." });
    const isAbout =
      issueId ?? projectUpdateId ?? documentContentId ?? initiativeUpdateId ?? postId ?? projectId;
    if (!isAbout && !parent) fail("INVALID_INPUT", { message: "A comment must be about something." });
    return {
      issueId: issueId ?? parent?.issueId,
      projectUpdateId: projectUpdateId ?? parent?.projectUpdateId,
    };
  },
  created: ({ self, store, caller }) => {
    const issue = self.issueId ? store.Issue.find(self.issueId) : undefined;
    if (!issue) return self;
    const subscriberIds = [...new Set([...issue.subscriberIds, caller.id])];
    notify(store, issue, {
      type: "issueNewComment",
      to: issue.subscriberIds,
      actorId: caller.id,
      commentId: self.id,
    });
    store.Issue.update(issue, { subscriberIds }, { event: false });
    return self;
  },
  update: ({ now, body }) => (body.skipEditedAt ? {} : { editedAt: now().toISOString() }),
  remove: ({ self, store }) => {
    for (const reply of store.Comment.list({ parentId: self.id })) store.Comment.remove(reply);
  },
});
