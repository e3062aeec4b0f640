import { uuid } from "@wondertwin/framework";
import { hubspot } from "../vendor.ts";

export default hubspot.resource("property_group", { described: false, id: uuid() }).behaves({});
