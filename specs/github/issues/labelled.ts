import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

type Label = Resources["label"];
type Asked =
  | string
  | { readonly name?: string; readonly color?: string | null; readonly description?: string | null };

/** The label of that name in a repository, in any case; made on the fly as GitHub does where there is none. */
export function labelNamed(
  store: Store<Resources>,
  repository: Resources["repository"],
  asked: Asked,
): Label {
  const name = typeof asked === "string" ? asked : (asked.name ?? "");
  const labels = store.label.within(repository);
  const folded = name.toLowerCase();
  return (
    labels.find((label) => label.name.toLowerCase() === folded) ??
    labels.insert({ name, color: "ededed", repository_id: repository.id })
  );
}

/** The ids of labels that a request names, each once. */
export function labelIds(
  store: Store<Resources>,
  repository: Resources["repository"],
  asked: readonly Asked[],
): readonly number[] {
  return [...new Set(asked.map((each) => labelNamed(store, repository, each).id))];
}

/** What a request says of labels: a list, or an object with one. */
export function askedLabels(body: unknown): readonly Asked[] {
  const list: unknown = typeof body === "object" && body !== null && "labels" in body ? body.labels : body;
  // The reader has checked the body against the operation's schema: a list of names or of labels.
  return Array.isArray(list) ? (list as readonly Asked[]) : [];
}
