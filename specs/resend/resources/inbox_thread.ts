import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

export default resend.resource("inbox_thread", { id: uuid() }).behaves({});
