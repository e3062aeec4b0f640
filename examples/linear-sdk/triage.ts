import type { Issue, LinearClient } from "@linear/sdk";
import { type Rule, ruleFor } from "./rules.ts";

/** What was done with the reports of a team. */
export interface Triage {
  /** Identifiers of issues that were labelled, given a priority and taken into work. */
  readonly sorted: readonly string[];
  /** Identifiers of issues that somebody must read. */
  readonly unclear: readonly string[];
}

/**
 * Goes through the backlog of a team: what it has no priority for gets the priority and the label that its words
 * suggest; urgent things go to whoever runs this; a comment says why. Run twice, it does nothing more.
 */
export async function triage(linear: LinearClient, teamKey: string): Promise<Triage> {
  const team = await linear.team(teamKey);
  const labels = await allLabels(linear);
  const sorted: string[] = [];
  const unclear: string[] = [];
  for (const issue of await waiting(linear, team.id)) {
    const rule = ruleFor(`${issue.title} ${issue.description ?? ""}`);
    const labelId = rule && labels.get(rule.label);
    if (!rule || labelId === undefined) {
      unclear.push(issue.identifier);
      continue;
    }
    await sort(linear, issue, { rule, labelId });
    sorted.push(issue.identifier);
  }
  return { sorted, unclear };
}

/** Everything in the backlog without a priority, the oldest first, however many pages that takes. */
async function waiting(linear: LinearClient, teamId: string): Promise<readonly Issue[]> {
  let page = await linear.issues({
    first: 20,
    filter: { team: { id: { eq: teamId } }, state: { type: { eq: "backlog" } }, priority: { eq: 0 } },
  });
  // The SDK adds each next page to the ones before it.
  while (page.pageInfo.hasNextPage) page = await page.fetchNext();
  return page.nodes.toReversed();
}

async function allLabels(linear: LinearClient): Promise<ReadonlyMap<string, string>> {
  const { nodes } = await linear.issueLabels({ first: 250 });
  return new Map(nodes.map(({ name, id }) => [name, id]));
}

async function sort(
  linear: LinearClient,
  issue: Issue,
  { rule, labelId }: { readonly rule: Rule; readonly labelId: string },
): Promise<void> {
  const { priority, label } = rule;
  const isUrgent = priority === 1;
  const assigneeId = isUrgent ? (await linear.viewer).id : undefined;
  await linear.updateIssue(issue.id, {
    priority,
    addedLabelIds: [labelId],
    ...(assigneeId !== undefined && { assigneeId }),
  });
  const body = `Sorted as **${label}**, priority ${priority}: its words say so.`;
  await linear.createComment({ issueId: issue.id, body });
}
