import { hubspot } from "../vendor.ts";

export default hubspot
  .resource("list_folder", { described: false, id: ({ count }) => String(count + 1) })
  .behaves({});
