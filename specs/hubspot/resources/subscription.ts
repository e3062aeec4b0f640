import { hubspot } from "../vendor.ts";

export default hubspot
  .resource("subscription", { described: false, id: ({ count }) => String(count + 1001) })
  .behaves({});
