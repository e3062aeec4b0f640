import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

export default resend.resource("topic_choice", { id: uuid() }).behaves({});
