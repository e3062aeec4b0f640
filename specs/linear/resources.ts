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
  /** A credential: whose it is, what it may do, and how long. */
  ApiKey: {
    readonly id: string;
    readonly userId: string;
    readonly scopes: readonly string[];
    readonly refreshToken: string | null;
    /** In milliseconds since 1970; null: never. */
    readonly expiresAt: number | null;
  };
  /** A file that is announced, and, once it has come, here. */
  Asset: { readonly id: string; readonly isHere: boolean };
  Issue: Schemas["Issue"];
  /** An issue, as a search shows it. */
  IssueSearchResult: Schemas["Issue"];
  /** The number of the issue that was made last, whatever has become of it. */
  Team: Schemas["Team"] & { readonly lastNumber: number };
  Webhook: Schemas["Webhook"];
}
