import { viewerOf } from "../people/viewer.ts";
import { github } from "../vendor.ts";

export default github.operations({
  "users/get-authenticated": (context) => viewerOf(context) ?? context.fail("unauthenticated"),

  "users/update-authenticated": (context) => {
    const viewer = viewerOf(context) ?? context.fail("unauthenticated");
    return context.store.user.update(viewer, { ...context.body });
  },
});
