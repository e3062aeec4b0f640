import { paged, reply, type Store } from "@wondertwin/framework";
import { commitNamed } from "../git/commit-named.ts";
import { relatedRepository } from "../repositories/related-repository.ts";
import type { Resources } from "../resources.ts";
import { github } from "../vendor.ts";

export default github.operations({
  "repos/create-commit-status": (context) => {
    const { params, body, store } = context;
    const { place, sha } = commitNamed(context, params.sha);
    const { state, context: name, description, target_url } = body;
    const repository_id = place.repository.id;
    const status = store.commit_status.insert({
      repository_id,
      sha,
      state,
      context: name,
      description,
      target_url,
    });
    return store.commit_status.show(status);
  },

  "repos/list-commit-statuses-for-ref": (context) => {
    const { place, sha } = commitNamed(context, context.params.ref);
    return paged(context.store.commit_status.list({ repository_id: place.repository.id, sha }).toReversed());
  },

  "repos/get-combined-status-for-ref": (context) => {
    const { store } = context;
    const { place, sha } = commitNamed(context, context.params.ref);
    const latest = latestStatuses(store, place.repository, sha);
    return reply({
      body: {
        state: combinedState(latest),
        statuses: latest.map((status) => {
          const { creator: _creator, ...shown } = store.commit_status.show(status);
          return shown;
        }),
        sha,
        total_count: latest.length,
        repository: relatedRepository(store, place.repository),
        commit_url: `${place.api}/commits/${sha}`,
        url: `${place.api}/commits/${sha}/status`,
      },
    });
  },

  "checks/list-for-ref": (context) => {
    const { query, store } = context;
    const { place, sha } = commitNamed(context, context.params.ref);
    const runs = store["check-run"]
      .within(place.repository)
      .list({ head_sha: sha })
      .filter(
        ({ name, status }) =>
          (query.check_name === undefined || name === query.check_name) &&
          (query.status === undefined || status === query.status),
      );
    return paged(runs.toReversed());
  },

  "checks/list-suites-for-ref": (context) => {
    const { place, sha } = commitNamed(context, context.params.ref);
    return paged(context.store["check-suite"].within(place.repository).list({ head_sha: sha }));
  },
});

/** The latest status of each context, the newest first. */
function latestStatuses(store: Store<Resources>, { id }: Resources["repository"], sha: string) {
  const byContext = new Map(
    store.commit_status.list({ repository_id: id, sha }).map((status) => [status.context, status]),
  );
  return [...byContext.values()].toSorted((a, b) => b.id - a.id);
}

/** A failure tells most, then what is not decided yet; of no statuses nothing is. */
function combinedState(statuses: readonly Resources["commit_status"][]): string {
  const states = new Set(statuses.map(({ state }) => state));
  if (states.has("failure") || states.has("error")) return "failure";
  return states.size === 1 && states.has("success") ? "success" : "pending";
}
