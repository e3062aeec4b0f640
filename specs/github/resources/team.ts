import { sequence } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import { nodeId } from "../conventions/node-id.ts";
import { github } from "../vendor.ts";

export default github
  .resource("team", { path: "/orgs/{org}/teams/{team_slug}", id: sequence(), by: ["slug"], ignoreCase: true })
  .behaves({
    defaults: { privacy: "secret", permission: "pull", notification_setting: "notifications_enabled" },
    shows: (self, { store, url }) => {
      const organization = store.organization.get(self.organization_id);
      const api = url(`/organizations/${organization.id}/team/${self.id}`);
      return {
        node_id: nodeId("Team", self.id),
        url: api,
        html_url: `https://github.com/orgs/${organization.login}/teams/${self.slug}`,
        members_url: `${api}/members{/member}`,
        repositories_url: `${api}/repos`,
        organization: store.organization.show(organization),
        members_count: store.team_member.list({ team_id: self.id }).length,
        repos_count: store.team_access.list({ team_id: self.id }).length,
        parent: null,
      };
    },
    create: ({ body, parents }) => ({
      organization_id: parents.organization.id,
      slug: body.name.toLowerCase().replace(/[^a-z0-9_-]+/g, "-"),
    }),
    created: ({ self, caller, store }) => {
      const isUser = store.user.find({ login: caller.id }) !== undefined;
      if (isUser) store.team_member.insert({ team_id: self.id, login: caller.id, role: "maintainer" });
      return self;
    },
    update: ({ body, now }) => ({
      updated_at: moment(now()),
      ...(body.name !== undefined && { slug: body.name.toLowerCase().replace(/[^a-z0-9_-]+/g, "-") }),
    }),
  });
