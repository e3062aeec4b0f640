import type { Store } from "@wondertwin/framework";
import { page } from "../conventions/page.ts";
import type { Resources } from "../resources.ts";
import { type Objects, objectsOf } from "./objects.ts";

/** Where what is shown of a repository's git is found. */
export interface Place {
  readonly repository: Resources["repository"];
  readonly store: Store<Resources>;
  readonly objects: Objects;
  readonly fullName: string;
  /** The repository's address in the API. */
  readonly api: string;
  /** The repository's page for people. */
  readonly page: string;
  url(path: string): string;
}

export function placeOf(
  { store, url }: { readonly store: Store<Resources>; url(path: string): string },
  repository: Resources["repository"],
): Place {
  const fullName = `${repository.owner_login}/${repository.name}`;
  return {
    repository,
    store,
    objects: objectsOf(store, repository),
    fullName,
    api: url(`/repos/${fullName}`),
    page: page(fullName),
    url,
  };
}
