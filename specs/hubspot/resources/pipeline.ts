import { uuid } from "@wondertwin/framework";
import { hubspot } from "../vendor.ts";

export default hubspot.resource("pipeline", { described: false, id: uuid(), key: "key" }).behaves({});
