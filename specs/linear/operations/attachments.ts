import { byIdentifier } from "../issues/identifier.ts";
import { linear } from "../vendor.ts";
import type { Acting } from "../workspace/acting.ts";

interface Linked {
  readonly issueId: string;
  readonly url: string;
  readonly title?: string | null | undefined;
}

/** Attaches an address to an issue, once. */
function attach({ store }: Acting, { issueId, url, title }: Linked, type?: string) {
  const issue = byIdentifier(store, issueId) ?? store.Issue.get(issueId);
  const metadata = type === undefined ? {} : { type };
  const before = store.Attachment.find({ issueId: issue.id, url });
  const attachment = before
    ? store.Attachment.update(before, { title: title ?? before.title, metadata })
    : store.Attachment.insert({ issueId: issue.id, url, title: title ?? url, metadata });
  return { attachment };
}

export default linear.operations({
  attachmentLinkURL: ({ body, ...context }) => attach(context, body),
  attachmentLinkGitHubPR: ({ body, ...context }) => attach(context, body, "github"),
  attachmentLinkGitHubIssue: ({ body, ...context }) => attach(context, body, "githubIssue"),
  attachmentLinkSlack: ({ body, ...context }) => attach(context, body, "slack"),
});
