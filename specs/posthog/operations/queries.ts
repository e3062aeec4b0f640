import type { Context } from "@wondertwin/framework";
import type { Api } from "../api.gen.ts";
import type { Resources } from "../resources.ts";
import { posthog } from "../vendor.ts";

type Upgrading = Context<Api, Resources, Api["operations"]["post_Query_upgrade_create"]>;

/** Queries are written as the twin understands them already. */
const upgrade = ({ body: { query } }: Upgrading) => ({ query });

export default posthog.operations({
  post_Query_upgrade_create: upgrade,
});
