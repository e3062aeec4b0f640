import { hubspot } from "../vendor.ts";

export default hubspot
  .resource("object_type", { described: false, id: ({ count }) => `2-${count + 101}` })
  .behaves({});
