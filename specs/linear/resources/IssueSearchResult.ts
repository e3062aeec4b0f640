import { uuid } from "@wondertwin/framework";
import { computed } from "../issues/computed.ts";
import { linear } from "../vendor.ts";

/** An issue as a search shows it. */
export default linear.resource("IssueSearchResult", { id: uuid() }).behaves({ computed });
