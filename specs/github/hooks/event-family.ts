/** Events that are of a family with a name of several words (docs.github.com/webhooks). */
const families = [
  "branch-protection-configuration",
  "branch-protection-rule",
  "check-run",
  "check-suite",
  "commit-comment",
  "deploy-key",
  "deployment-status",
  "discussion-comment",
  "installation-repositories",
  "issue-comment",
  "issue-dependencies",
  "pull-request",
  "pull-request-review",
  "pull-request-review-comment",
  "pull-request-review-thread",
  "repository-ruleset",
  "sub-issues",
  "team-add",
  "workflow-dispatch",
  "workflow-job",
  "workflow-run",
];

const lone = new Set(["page-build", "repository-import", "security-and-analysis"]);

/** What an event is of, and what happened: `issue-comment-created` is of `issue_comment`, and `created`. */
export function familyOf(event: string): { readonly family: string; readonly action: string | undefined } {
  if (lone.has(event)) return { family: underscored(event), action: undefined };
  // Asking for a review is of the request, not of a review.
  const isAsking = event.startsWith("pull-request-review-request");
  const known = isAsking
    ? ["pull-request"]
    : families.filter((each) => event === each || event.startsWith(`${each}-`));
  const family = known.toSorted((a, b) => b.length - a.length)[0] ?? event.split("-", 1)[0] ?? event;
  const action = event.slice(family.length + 1);
  return { family: underscored(family), action: action === "" ? undefined : underscored(action) };
}

const underscored = (text: string) => text.replaceAll("-", "_");
