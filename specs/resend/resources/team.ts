import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

export default resend.resource("team", { id: uuid() }).behaves({});
