import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

export default resend
  .resource("automation", { path: "/automations/{automation_id}", id: uuid(), state: "status" })
  .behaves({
    initial: "disabled",
    create: ({ body: { connections } }) => ({
      connections: connections.map((each) => ({ ...each, type: each.type ?? "default" })),
    }),
    actions: { stop: { to: "disabled" } },
  });
