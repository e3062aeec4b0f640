import { paged } from "@wondertwin/framework";
import { simpleUser } from "../people/simple-user.ts";
import { permissionIn } from "../repositories/permission.ts";
import { isAskedFor } from "../search/issue-test.ts";
import { hasWords, inRange, readSearch } from "../search/qualifiers.ts";
import { github } from "../vendor.ts";

/** How much every result fits: the twin does not rank. */
const score = 1;

export default github.operations({
  "search/issues-and-pull-requests": (context) => {
    const { query, store } = context;
    const search = readSearch(query.q);
    const found = store.issue.list(
      (issue) =>
        hasWords(search, [issue.title, issue.body]) &&
        isAskedFor(issue, search, store) &&
        permissionIn(store.repository.get(issue.repository_id), context) !== undefined,
    );
    return paged(found.toReversed().map((issue) => ({ ...store.issue.show(issue), score })));
  },

  "search/repos": (context) => {
    const { query, store } = context;
    const search = readSearch(query.q);
    const found = store.repository.list(
      (repository) =>
        hasWords(search, [repository.name, repository.description]) &&
        permissionIn(repository, context) !== undefined &&
        search.qualifiers.every(({ name, value, not }) => {
          if (name === "user" || name === "org") return (repository.owner_login === value) !== not;
          if (name === "is" && (value === "public" || value === "private"))
            return (repository.visibility === value) !== not;
          if (name === "topic") return repository.topics.includes(value) !== not;
          if (name === "stars")
            return inRange(store.star.list({ repository_id: repository.id }).length, value) !== not;
          return true;
        }),
    );
    return paged(found.map((repository) => ({ ...store.repository.show(repository), score })));
  },

  "search/users": ({ query, store, url }) => {
    const search = readSearch(query.q);
    const found = store.user.list((user) => hasWords(search, [user.login, user.name]));
    return paged(found.map((user) => ({ ...simpleUser(user, { url }), score })));
  },

  "search/labels": (context) => {
    const { query, store } = context;
    const search = readSearch(query.q);
    const found = store.label.list(
      ({ repository_id, name, description }) =>
        repository_id === query.repository_id && hasWords(search, [name, description]),
    );
    return paged(found.map((label) => ({ ...store.label.show(label), score })));
  },

  "search/topics": ({ query, store }) => {
    const search = readSearch(query.q);
    const names = new Set(store.repository.list({ private: false }).flatMap(({ topics }) => topics));
    return paged(
      [...names]
        .filter((name) => hasWords(search, [name]))
        .map((name) => ({
          name,
          display_name: null,
          short_description: null,
          description: null,
          created_by: null,
          released: null,
          created_at: "2026-01-01T00:00:00Z",
          updated_at: "2026-01-01T00:00:00Z",
          featured: false,
          curated: false,
          score,
        })),
    );
  },
});
