import { uuid } from "@wondertwin/framework";
import { hubspot } from "../vendor.ts";

export default hubspot.resource("association_label", { described: false, id: uuid() }).behaves({});
