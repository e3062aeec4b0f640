import { linear } from "../vendor.ts";

export default linear.operations({
  commentResolve: ({ body: { id, resolvingCommentId }, store, caller, now }) => ({
    comment: store.Comment.update(store.Comment.get(id), {
      resolvedAt: now().toISOString(),
      resolvingUserId: caller.id,
      resolvingCommentId: resolvingCommentId ?? null,
    }),
  }),
  commentUnresolve: ({ body: { id }, store }) => ({
    comment: store.Comment.update(store.Comment.get(id), {
      resolvedAt: null,
      resolvingUserId: null,
      resolvingCommentId: null,
    }),
  }),
});
