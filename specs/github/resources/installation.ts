import { sequence } from "@wondertwin/framework";
import { accountOf } from "../people/simple-user.ts";
import { github } from "../vendor.ts";

export default github
  .resource("installation", { path: "/app/installations/{installation_id}", id: sequence() })
  .behaves({
    defaults: { repository_selection: "all", suspended_at: null },
    shows: (self, reading) => ({
      account: accountOf(self.account_login, reading),
      access_tokens_url: reading.url(`/app/installations/${self.id}/access_tokens`),
      repositories_url: reading.url("/installation/repositories"),
      html_url: `https://github.com/settings/installations/${self.id}`,
      suspended_by: null,
    }),
  });
