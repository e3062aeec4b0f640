import { hubspot } from "../vendor.ts";

export default hubspot
  .resource("owner", { described: false, id: ({ count }) => String(count + 4001) })
  .behaves({});
