import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

const reportingReportRun = stripe.resource("reporting.report_run", {
  path: "/v1/reporting/report_runs/{report_run}",
  id: prefixed("frr_1", 23),
});

export default reportingReportRun.behaves({
  defaults: { status: "pending" },
});
