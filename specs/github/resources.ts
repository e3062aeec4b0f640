import type { ActionResources } from "./actions/resources.ts";
import type { Schemas } from "./api.gen.ts";
import type { GitResources } from "./git/resources.ts";
import type { PullResources } from "./pulls/resources.ts";

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
export interface Resources extends ActionResources, GitResources, PullResources {
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
    /** The repository in whose network it keeps its objects; null: its own. */
    network_id: number | null;
    /** Whether it begins with a commit of a README. */
    auto_init: boolean;
  };
  /**
   * `label_ids`, `assignee_logins` and `milestone_id` stand for what an issue shows of others; `parent_id`: the
   * issue that it is a sub-issue of; `blocked_by`: the ids of those that block it.
   */
  issue: Schemas["issue"] & {
    repository_id: number;
    user_login: string;
    label_ids: readonly number[];
    assignee_logins: readonly string[];
    milestone_id: number | null;
    closed_by_login: string | null;
    /** Whether it is half of a pull request. */
    is_pull: boolean;
    parent_id: number | null;
    blocked_by: readonly number[];
  };
  "issue-comment": Schemas["issue-comment"] & {
    repository_id: number;
    issue_id: number;
    user_login: string;
  };
  "issue-event": Schemas["issue-event"] & {
    issue_id: number;
    actor_login: string;
    label_id: number | null;
  };
  label: Schemas["label"] & { repository_id: number };
  milestone: Schemas["milestone"] & { repository_id: number; creator_login: string };
  reaction: Schemas["reaction"] & { user_login: string };
  team: Schemas["team-full"] & {
    organization_id: number;
    /** What its members may do in its repositories where nothing else is said. */
    permission: string;
  };
  /** Who is in a team, and as what. */
  team_member: { id: number; team_id: number; login: string; role: "member" | "maintainer" };
  /** What a team may do in a repository. */
  team_access: { id: number; team_id: number; repository_id: number; permission: Permission };
  star: { id: number; login: string; repository_id: number; starred_at: string };
  /** An app: `public_key` proves its tokens, in PEM. */
  integration: NonNullable<Schemas["integration"]> & { owner_login: string; public_key: string };
  /** An app in an account. */
  installation: Schemas["installation"] & { account_login: string };
  release: Schemas["release"] & { repository_id: number; author_login: string };
  "release-asset": Schemas["release-asset"] & {
    repository_id: number;
    release_id: number;
    uploader_login: string;
    /** What was uploaded, in base 64. */
    bytes: string;
  };
  /** `secret`: what its deliveries are signed with, which no answer shows. */
  hook: Schemas["hook"] & { repository_id: number; secret: string };
  "org-hook": Schemas["org-hook"] & { organization_id: number; secret: string };
}
