import { paged } from "@wondertwin/framework";
import { simpleUser } from "../people/simple-user.ts";
import { viewerOf } from "../people/viewer.ts";
import { findRepository } from "../repositories/find-repository.ts";
import { github } from "../vendor.ts";

export default github.operations({
  "activity/star-repo-for-authenticated-user": (context) => {
    const { params, store, fail } = context;
    const { login } = viewerOf(context) ?? fail("unauthenticated");
    const repository = findRepository(store, params) ?? fail("not_found");
    if (!store.star.find({ login, repository_id: repository.id }))
      store.star.insert({ login, repository_id: repository.id });
  },

  "activity/unstar-repo-for-authenticated-user": (context) => {
    const { params, store, fail } = context;
    const { login } = viewerOf(context) ?? fail("unauthenticated");
    const repository = findRepository(store, params) ?? fail("not_found");
    const star = store.star.find({ login, repository_id: repository.id });
    if (star) store.star.remove(star);
  },

  "activity/check-repo-is-starred-by-authenticated-user": (context) => {
    const { params, store, fail } = context;
    const { login } = viewerOf(context) ?? fail("unauthenticated");
    const repository = findRepository(store, params) ?? fail("not_found");
    if (!store.star.find({ login, repository_id: repository.id })) fail("not_found");
  },

  "activity/list-repos-starred-by-authenticated-user": (context) => {
    const { store, fail } = context;
    const { login } = viewerOf(context) ?? fail("unauthenticated");
    const own = store.star.list({ login }).toReversed();
    return paged(own.flatMap(({ repository_id }) => store.repository.find(repository_id) ?? []));
  },

  "activity/list-repos-starred-by-user": ({ parents: { user }, store }) => {
    const own = store.star.list({ login: user.login }).toReversed();
    return paged(own.flatMap(({ repository_id }) => store.repository.find(repository_id) ?? []));
  },

  "activity/list-stargazers-for-repo": ({ parents: { repository }, store, url, header }) =>
    paged(
      store.star.list({ repository_id: repository.id }).flatMap(({ login, starred_at }) => {
        const user = store.user.find({ login });
        if (!user) return [];
        const shown = simpleUser(user, { url });
        // One media type asks for the moments too.
        return [(header("accept") ?? "").includes("star+json") ? { starred_at, user: shown } : shown];
      }),
    ),
});
