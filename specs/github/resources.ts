import type { Schemas } from "./api.gen.ts";

/** What a token is for, by the beginning of its text (docs.github.com, "GitHub's token formats"). */
export type TokenKind = "classic" | "fine_grained" | "oauth" | "user_to_server" | "installation";

/** A token: whose it is and what it allows. No description has it. */
export interface AccessToken {
  id: number;
  token: string;
  kind: TokenKind;
  /** The login of the user whose token it is; null for an installation's. */
  login: string | null;
  /** Scopes of a classic or OAuth token, as `repo` or `admin:org`. */
  scopes: readonly string[];
  /** The installation whose token it is. */
  installation_id: number | null;
  /** When it ends, in milliseconds since 1970; null: never. */
  ends: number | null;
}

/** Who may do how much in a repository or an organization. */
export interface Membership {
  id: number;
  login: string;
  /** The organization's id. */
  organization_id: number;
  role: "admin" | "member";
  state: "active" | "pending";
  /** Whether anyone may see it. */
  public: boolean;
}

/** What a user was given in a repository. */
export interface Collaboration {
  id: number;
  login: string;
  repository_id: number;
  permission: Permission;
}

/** What one may do in a repository, the least first. */
export const permissions = ["pull", "triage", "push", "maintain", "admin"] as const;
export type Permission = (typeof permissions)[number];

/** The twin's data model: what its behaviours keep, mostly by the description's own schemas. */
export interface Resources {
  access_token: AccessToken;
  membership: Membership;
  collaboration: Collaboration;
  user: Schemas["private-user"];
  organization: Schemas["organization-full"];
  /** `owner_login`: whose it is; `template`, `parent` and `source` are ids. */
  repository: Schemas["full-repository"] & {
    owner_login: string;
    template_id: number | null;
    parent_id: number | null;
    topics: string[];
  };
  issue: Schemas["issue"];
}
