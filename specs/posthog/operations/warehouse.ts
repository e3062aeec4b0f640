import type { Posthog } from "../context.ts";
import { posthog } from "../vendor.ts";

/** Nothing happens to a saved query but what it shows of itself. */
const activity = ({ parents: { DataWarehouseSavedQuery } }: Pick<Posthog, "parents">) =>
  DataWarehouseSavedQuery;

export default posthog.operations({
  get_Warehouse_saved_queries_activity_retrieve: activity,
});
