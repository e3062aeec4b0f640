import { seededKey } from "./apps/seeded-key.ts";
import { github } from "./vendor.ts";

/** Scopes of a classic token that may do everything. */
const everything = [
  "repo",
  "user",
  "admin:org",
  "admin:public_key",
  "admin:repo_hook",
  "admin:org_hook",
  "gist",
  "notifications",
  "delete_repo",
  "workflow",
  "write:packages",
  "project",
];

/** A small world: two users, an organization that one of them owns, and their tokens. */
export default github.seed({
  user: [
    {
      id: 1,
      login: "octocat",
      name: "The Octocat",
      email: "octocat@github.com",
      blog: "https://github.blog",
      location: "San Francisco",
    },
    { id: 2, login: "hubot", name: "Hubot", email: "hubot@github.com" },
    { id: 3, login: "monalisa", name: "Mona Lisa", email: "monalisa@github.com" },
  ],
  organization: [
    { id: 1001, login: "octo-org", name: "Octo Organization", description: "Where octocats work" },
  ],
  membership: [
    { organization_id: 1001, login: "octocat", role: "admin", public: true },
    { organization_id: 1001, login: "hubot", role: "member" },
  ],
  access_token: [
    { token: "ghp_wondertwin", login: "octocat", scopes: everything },
    { token: "ghp_hubot", login: "hubot", scopes: everything },
    { token: "ghp_monalisa", login: "monalisa", scopes: everything },
    { token: "ghp_noscopes", login: "octocat", scopes: [] },
    { token: "github_pat_wondertwin", kind: "fine_grained", login: "octocat" },
    { token: "gho_wondertwin", kind: "oauth", login: "octocat", scopes: ["repo", "user"] },
  ],
  integration: [
    {
      id: 1,
      slug: "octoapp",
      name: "Octo App",
      client_id: "Iv1.wondertwin",
      owner_login: "octocat",
      description: "An app that helps octocats",
      permissions: { contents: "write", issues: "write", metadata: "read", pull_requests: "write" },
      events: ["issues", "push"],
      public_key: seededKey,
    },
  ],
  installation: [
    {
      id: 1,
      app_id: 1,
      app_slug: "octoapp",
      account_login: "octo-org",
      target_id: 1001,
      target_type: "Organization",
      permissions: { contents: "write", issues: "write", metadata: "read", pull_requests: "write" },
      events: ["issues", "push"],
    },
    {
      id: 2,
      app_id: 1,
      app_slug: "octoapp",
      account_login: "octocat",
      target_id: 1,
      target_type: "User",
      permissions: { issues: "write", metadata: "read" },
      events: ["issues"],
    },
  ],
  repository: [
    {
      owner_login: "octocat",
      name: "Hello-World",
      description: "My first repository on GitHub!",
      auto_init: true,
    },
    { owner_login: "octocat", name: "secrets", private: true },
    { owner_login: "octo-org", name: "hello-org", auto_init: true },
    { owner_login: "octocat", name: "starter", is_template: true, auto_init: true },
  ],
});
