import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

export default resend.resource("membership", { id: uuid() }).behaves({});
