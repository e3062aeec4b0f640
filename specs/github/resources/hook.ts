import { sequence } from "@wondertwin/framework";
import { moment } from "../conventions/moment.ts";
import { shownConfig, toldConfig } from "../hooks/shown-config.ts";
import { repositoryPath } from "../repositories/repository-path.ts";
import { github } from "../vendor.ts";

export default github
  .resource("hook", { path: "/repos/{owner}/{repo}/hooks/{hook_id}", id: sequence() })
  .behaves({
    defaults: {
      type: "Repository",
      name: "web",
      active: true,
      events: ["push"],
      secret: "",
      last_response: { code: null, status: "unused", message: null },
    },
    shows: (self, { store, url }) => {
      const api = url(`${repositoryPath(store, self.repository_id)}/hooks/${self.id}`);
      return {
        url: api,
        test_url: `${api}/tests`,
        ping_url: `${api}/pings`,
        deliveries_url: `${api}/deliveries`,
        config: shownConfig(self.config, self.secret),
      };
    },
    create: ({ body, parents: { repository }, fail }) => {
      if (!URL.canParse(body?.config?.url ?? ""))
        fail("invalid", { resource: "hook", param: "url", message: "url is not a valid URL" });
      return {
        repository_id: repository.id,
        config: toldConfig(body?.config),
        secret: body?.config?.secret ?? "",
      };
    },
    created: ({ self, store, emit }) => {
      emit("ping", {
        zen: "Keep it logically awesome.",
        hook_id: self.id,
        hook: store.hook.show(self),
        url: store.hook.show(self).url,
      });
      return self;
    },
    update: ({ self, body, now }) => {
      const left = self.events.filter((event) => !(body.remove_events ?? []).includes(event));
      return {
        updated_at: moment(now()),
        config: toldConfig(body.config, self.config),
        events: [...new Set([...(body.events ?? left), ...(body.add_events ?? [])])],
        ...(body.config?.secret !== undefined && { secret: body.config.secret }),
      };
    },
  });
