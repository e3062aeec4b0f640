import { sequence } from "@wondertwin/framework";
import { cohortTest } from "../flags/cohorts.ts";
import { subjectOf } from "../flags/subject.ts";
import { basicUser, userOf } from "../projects/user.ts";
import { posthog } from "../vendor.ts";

export default posthog
  .resource("Cohort", { path: "/api/projects/{project_id}/cohorts/{id}/", id: sequence() })
  .behaves({
    defaults: {
      description: "",
      deleted: false,
      is_static: false,
      is_calculating: false,
      errors_calculating: 0,
      experiment_set: [],
      members: [],
      created_by: (context) => basicUser(userOf(context)),
    },
    listed: (self) => !self.deleted,
    created: (context) => {
      const { self, store, parents, unix } = context;
      const people = store.Person.within(parents.Team).list();
      const count = self.is_static
        ? self.members.length
        : people.filter((person) => {
            const asked = { distinct_id: person.distinct_ids[0] ?? "" };
            return cohortTest(store, parents.Team, person)(self.id, subjectOf(context, parents.Team, asked));
          }).length;
      return store.Cohort.update(self, { count, last_calculation: new Date(unix() * 1000).toISOString() });
    },
  });
