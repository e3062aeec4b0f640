import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";
import { addressOf, slugId } from "../workspace/addresses.ts";

export default linear.resource("ProjectUpdate", { id: uuid() }).behaves({
  defaults: { health: "onTrack", slugId },
  computed: {
    url: ({ projectId, slugId: id }, { store }) => addressOf(store, "project", projectId, "updates", id),
  },
  created: ({ self, store, now }) => {
    const project = store.Project.get(self.projectId);
    store.Project.update(project, {
      health: self.health,
      healthUpdatedAt: now().toISOString(),
      lastUpdateId: self.id,
    });
    return self;
  },
});
