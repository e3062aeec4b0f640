import { sequence, uuid } from "@wondertwin/framework";
import { posthog } from "../vendor.ts";

const uuids = uuid();

export default posthog
  .resource("Team", { path: "/api/projects/{project_id}/", id: sequence(), key: "id", by: ["id"] })
  .behaves({
    find: (id, { store }) =>
      id === "@current" ? store.Team.list()[0] : store.Team.find((team) => team.uuid === id),
    defaults: {
      uuid: ({ random }) => String(uuids({ random, count: 0 })),
      api_token: ({ random }) => `phc_${random(43)}`,
      name: "Default project",
      timezone: "UTC",
      completed_snippet_onboarding: true,
      has_completed_onboarding_for: {},
      is_demo: false,
      access_control: false,
      project_id: ({ id }) => Number(id),
      organization: ({ store }) => store.Organization.list()[0]?.id ?? "",
      effective_membership_level: 15,
    },
    computed: {
      project_id: (self) => self.id,
      ingested_event: (self, { store }) => store.ClickhouseEvent.within(self).find(() => true) !== undefined,
      group_types: (self, { store }) =>
        store.GroupType.within(self)
          .list()
          .map((each) => ({ ...each })),
      has_group_types: (self, { store }) => store.GroupType.within(self).list().length > 0,
    },
  });
