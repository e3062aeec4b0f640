import type { Schemas } from "../api.gen.ts";

/** What pull requests and their reviews keep. */
export interface PullResources {
  /**
   * A pull request's own half; the issue of its number has its title, text, state, labels and people. A branch
   * is kept by its name, its commit as it was when the request last saw it.
   */
  "pull-request": Schemas["pull-request"] & {
    repository_id: number;
    issue_id: number;
    head_repository_id: number;
    head_ref: string;
    head_sha: string;
    base_ref: string;
    base_sha: string;
    merged_by_login: string | null;
    requested_logins: readonly string[];
  };
  "pull-request-review": Schemas["pull-request-review"] & { pull_id: number; user_login: string };
  "pull-request-review-comment": Schemas["pull-request-review-comment"] & {
    pull_id: number;
    user_login: string;
  };
}
