import { sequence } from "@wondertwin/framework";
import { nodeId } from "../conventions/node-id.ts";
import { page } from "../conventions/page.ts";
import { github } from "../vendor.ts";

export default github
  .resource("organization", { path: "/orgs/{org}", id: sequence(1000), by: ["login"], ignoreCase: true })
  .behaves({
    defaults: {
      type: "Organization",
      has_organization_projects: true,
      has_repository_projects: true,
      default_repository_permission: "read",
      members_can_create_repositories: true,
    },
    shows: ({ id, login, description }, { store, url }) => {
      const api = url(`/orgs/${login}`);
      const own = store.repository.list({ owner_login: login });
      return {
        node_id: nodeId("Organization", id),
        url: api,
        repos_url: `${api}/repos`,
        events_url: `${api}/events`,
        hooks_url: `${api}/hooks`,
        issues_url: `${api}/issues`,
        members_url: `${api}/members{/member}`,
        public_members_url: `${api}/public_members{/member}`,
        avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
        html_url: page(login),
        description: description ?? "",
        public_repos: own.filter((repository) => !repository.private).length,
      };
    },
  });
