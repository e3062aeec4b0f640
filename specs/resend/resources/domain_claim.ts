import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

export default resend.resource("domain_claim", { id: uuid() }).behaves({});
