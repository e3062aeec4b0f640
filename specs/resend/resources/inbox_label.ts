import { uuid } from "@wondertwin/framework";
import { resend } from "../vendor.ts";

export default resend.resource("inbox_label", { id: uuid() }).behaves({});
