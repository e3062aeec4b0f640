import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import { identifierOf } from "./identifier.ts";

type Issue = Resources["Issue"];

/** The issues in which all words of a term stand, or that it calls by name; the newest first. */
export function searchIssues(
  store: Store<Resources>,
  {
    term,
    teamId,
    includeComments,
  }: {
    readonly term: string;
    readonly teamId: string | null | undefined;
    readonly includeComments: boolean | null | undefined;
  },
): (Issue & { readonly metadata: object })[] {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (issue: Issue) => {
    const comments = includeComments ? store.Comment.list({ issueId: issue.id }).map(({ body }) => body) : [];
    const text = [issue.title, issue.description ?? "", ...comments].join(" ").toLowerCase();
    return (
      identifierOf(store, issue).toLowerCase() === term.toLowerCase() ||
      words.every((word) => text.includes(word))
    );
  };
  const found = store.Issue.list((issue) => (!teamId || issue.teamId === teamId) && matches(issue));
  return found.toReversed().map((issue) => ({ ...issue, metadata: {} }));
}
