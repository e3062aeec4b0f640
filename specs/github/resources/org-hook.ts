import { sequence } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import { shownConfig, toldConfig } from "../hooks/shown-config.ts";
import { github } from "../vendor.ts";

export default github.resource("org-hook", { path: "/orgs/{org}/hooks/{hook_id}", id: sequence() }).behaves({
  defaults: { type: "Organization", name: "web", active: true, events: ["push"], secret: "" },
  shows: (self, { store, url }) => {
    const api = url(`/orgs/${store.organization.get(self.organization_id).login}/hooks/${self.id}`);
    return {
      url: api,
      ping_url: `${api}/pings`,
      deliveries_url: `${api}/deliveries`,
      config: shownConfig(self.config, self.secret),
    };
  },
  create: ({ body, parents: { organization } }) => ({
    organization_id: organization.id,
    config: toldConfig(body.config),
    secret: body.config.secret ?? "",
  }),
  update: ({ self, body, now }) => ({
    updated_at: moment(now()),
    config: toldConfig(body.config, self.config),
    ...(body.config?.secret !== undefined && { secret: body.config.secret }),
  }),
});
