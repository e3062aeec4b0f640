import { sequence } from "@wondertwin/framework";
import { posthog } from "../vendor.ts";

export default posthog
  .resource("Person", { path: "/api/projects/{project_id}/persons/{id}/", id: sequence() })
  .behaves({
    find: (id, { store }) => store.Person.find({ uuid: id }),
    defaults: { properties: {}, distinct_ids: [], is_identified: false },
    computed: {
      name: ({ properties, distinct_ids }) =>
        String(properties["email"] ?? properties["name"] ?? properties["username"] ?? distinct_ids[0] ?? ""),
    },
    filters: {
      distinct_id: ({ distinct_ids }, wanted) => distinct_ids.includes(wanted),
      email: ({ properties }, wanted) => properties["email"] === wanted,
      search: ({ distinct_ids, properties }, wanted) =>
        [...distinct_ids, String(properties["email"] ?? "")].some((each) =>
          each.toLowerCase().includes(wanted.toLowerCase()),
        ),
    },
    remove: ({ self, store }) => {
      for (const known of store.distinct_id.list({ person: self.uuid })) store.distinct_id.remove(known);
    },
  });
