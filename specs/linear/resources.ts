import type { Schemas } from "./api.gen.ts";

type Kept =
  | "Attachment"
  | "Comment"
  | "Cycle"
  | "Document"
  | "Favorite"
  | "IssueHistory"
  | "IssueLabel"
  | "IssueNotification"
  | "IssueRelation"
  | "Organization"
  | "Project"
  | "ProjectLabel"
  | "ProjectMilestone"
  | "ProjectStatus"
  | "ProjectUpdate"
  | "Reaction"
  | "TeamMembership"
  | "Template"
  | "User"
  | "WorkflowState";

/** What the twin keeps, by the schema's own types, and what Linear keeps to itself. */
export interface Resources extends Pick<Schemas, Kept> {
  /** A credential: whose it is, and what it may do. */
  ApiKey: { readonly id: string; readonly userId: string; readonly scopes: readonly string[] };
  Issue: Schemas["Issue"];
  /** An issue, as a search shows it. */
  IssueSearchResult: Schemas["Issue"];
  /** The number of the issue that was made last, whatever has become of it. */
  Team: Schemas["Team"] & { readonly lastNumber: number };
  Webhook: Schemas["Webhook"];
}
