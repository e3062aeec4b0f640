import { hubspot } from "../vendor.ts";

export default hubspot
  .resource("record", { described: false, id: ({ count }) => String(count + 101) })
  .behaves({});
