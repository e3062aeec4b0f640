import { uuid } from "@wondertwin/framework";
import { hubspot } from "../vendor.ts";

export default hubspot.resource("association_limit", { described: false, id: uuid() }).behaves({});
