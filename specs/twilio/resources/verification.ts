import { sid } from "../conventions/sids.ts";
import { twilio } from "../vendor.ts";

export default twilio
  .resource("verification", { path: "/verify/v2/Services/{ServiceSid}/Verifications/{Sid}", id: sid("VE") })
  .behaves({
    defaults: { checks: 0, code: "", status: "pending", valid: false, lookup: {}, send_code_attempts: [] },
    effects: { expire: ({ self }) => (self.status === "pending" ? { status: "expired" } : undefined) },
    update: ({ body: { Status } }) => ({ status: Status, valid: Status === "approved" }),
  });
