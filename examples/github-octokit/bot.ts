import type { Octokit } from "@octokit/rest";
import { verify } from "@octokit/webhooks-methods";
import { labelsFor } from "./rules.ts";

/** A delivery as it reaches the bot. */
export interface Delivery {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What the bot needs of an event about an issue. */
interface IssueEvent {
  readonly action: string;
  readonly issue: { readonly number: number; readonly title: string; readonly body: string | null };
  readonly repository: { readonly name: string; readonly owner: { readonly login: string } };
  readonly sender: { readonly login: string };
}

/**
 * Takes a delivery: an issue that was opened is welcomed, and labelled by its words.
 *
 * @throws Error for a delivery that is not GitHub's
 */
export async function receive(github: Octokit, secret: string, { headers, body }: Delivery): Promise<string> {
  if (!(await verify(secret, body, headers["x-hub-signature-256"] ?? "")))
    throw new Error("The signature does not fit.");
  if (headers["x-github-event"] !== "issues") return "ignored";
  // GitHub's own events are of this shape; the signature says that this is one.
  const { action, issue, repository, sender } = JSON.parse(body) as IssueEvent;
  if (action !== "opened") return "ignored";
  const place = { owner: repository.owner.login, repo: repository.name, issue_number: issue.number };
  await github.issues.createComment({
    ...place,
    body: `Thank you, @${sender.login}! Somebody will look at this.`,
  });
  const labels = labelsFor(`${issue.title}\n${issue.body ?? ""}`);
  if (labels.length > 0) await github.issues.addLabels({ ...place, labels: [...labels] });
  return "welcomed";
}

/** Closes what nobody has written about for some days, and says so; how many issues that were. */
export async function closeStale(
  github: Octokit,
  place: { readonly owner: string; readonly repo: string },
  before: Date,
): Promise<number> {
  const open = await github.paginate(github.issues.listForRepo, { ...place, state: "open", per_page: 50 });
  const stale = open.filter(({ updated_at }) => Date.parse(updated_at) < before.getTime());
  for (const { number: issue_number } of stale) {
    await github.issues.createComment({ ...place, issue_number, body: "Closed, as nothing happened." });
    await github.issues.update({ ...place, issue_number, state: "closed", state_reason: "not_planned" });
  }
  return stale.length;
}
