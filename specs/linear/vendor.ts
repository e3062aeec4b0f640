import { type Caller, defineVendor } from "@wondertwin/framework";
import type { Api as Described } from "./api.gen.ts";
import { access, auth } from "./conventions/auth.ts";
import { type ErrorCode, linearError } from "./conventions/errors.ts";
import { isoNow } from "./conventions/time.ts";
import type { Resources } from "./resources.ts";

export interface Api extends Described {
  errors: ErrorCode;
}

/** Linear's conventions, as its developers' pages describe them (linear.app/developers). */
export const linear = defineVendor<Api, Resources>({
  name: "linear",
  auth,
  access,
  errors: linearError,
  order: "newest",
  softDelete: { field: "archivedAt", include: "includeArchived" },
  graphql: {
    pageSize: { default: 50, max: 250 },
    payload: ({ revision }) => ({ success: true, lastSyncId: revision }),
  },
  defaults: {
    createdAt: isoNow,
    updatedAt: isoNow,
    creatorId: ({ caller }: { caller: Caller }) => caller.id,
  },
});
