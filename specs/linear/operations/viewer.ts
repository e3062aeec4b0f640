import { linear } from "../vendor.ts";

export default linear.operations({
  viewer: ({ caller, store }) => store.User.get(caller.id),
});
