import { uuid } from "@wondertwin/framework";
import { posthog } from "../vendor.ts";

export default posthog
  .resource("ClickhouseEvent", { path: "/api/projects/{project_id}/events/{id}/", id: uuid() })
  .behaves({
    computed: {
      person: ({ person_id }, { store }) => {
        const person = store.Person.find({ uuid: person_id });
        const { distinct_ids = [], properties = {}, is_identified = false, created_at = null } = person ?? {};
        return person ? { distinct_ids, properties, is_identified, created_at } : null;
      },
    },
    filters: {
      after: ({ timestamp }, wanted) => timestamp > wanted,
      before: ({ timestamp }, wanted) => timestamp < wanted,
      event: ({ event }, wanted) => event === wanted,
    },
  });
