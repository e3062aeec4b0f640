import type { Row } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import type { Session } from "./session.ts";

/** Does what a request asks of a resource at the moment that its behaviour names, where it names one. */
export function inTime<T>(
  session: Session,
  { model, row }: { readonly model: ResourceModel; readonly row?: Row },
  act: () => T,
): T {
  const moment = model.behaviour.moment?.({ ...session.context, self: row?.entity });
  return moment ? session.asOf(moment.getTime(), act) : act();
}
