import type { Context } from "@wondertwin/framework";
import { reply } from "@wondertwin/framework";
import type { Api } from "../api.gen.ts";
import { groupOf } from "../ingestion/groups.ts";
import type { Resources } from "../resources.ts";
import { posthog } from "../vendor.ts";

type Listing = Context<Api, Resources, Api["operations"]["get_Groups_list"]>;
type Finding = Context<Api, Resources, Api["operations"]["get_Groups_find_retrieve"]>;

/** The groups of a type, of whose key or properties a text is part. */
function list({ store, parents, query: { group_type_index: type, search } }: Listing) {
  const wanted = search.toLowerCase();
  const groups = store.Group.within(parents.Team).list(
    ({ group_type_index, group_key, group_properties }) => {
      const text = `${group_key} ${JSON.stringify(group_properties)}`.toLowerCase();
      return group_type_index === type && text.includes(wanted);
    },
  );
  return { next: null, previous: null, results: groups.map((group) => store.Group.show(group)) };
}

function find(context: Finding) {
  const { store, parents, query, fail } = context;
  const group = groupOf(context, parents.Team, { index: query.group_type_index, key: query.group_key });
  return reply({ body: store.Group.show(group ?? fail("not_found")) });
}

export default posthog.operations({
  get_Groups_list: list,
  get_Groups_find_retrieve: find,
  get_Groups_types_list: ({ store, parents }) =>
    store.GroupType.within(parents.Team)
      .list()
      .map((type) => store.GroupType.show(type)),
});
