import { sequence } from "@wondertwin/framework";
import { nodeId } from "../conventions/node-id.ts";
import { page } from "../conventions/page.ts";
import { accountOf } from "../people/simple-user.ts";
import { github } from "../vendor.ts";

export default github
  .resource("integration", { path: "/apps/{app_slug}", id: sequence(), by: ["slug"], ignoreCase: true })
  .behaves({
    shows: (self, reading) => ({
      node_id: nodeId("Integration", self.id),
      owner: accountOf(self.owner_login, reading),
      html_url: page(`apps/${self.slug ?? ""}`),
      external_url: "https://example.com/",
      installations_count: reading.store.installation.list({ app_id: self.id }).length,
    }),
  });
