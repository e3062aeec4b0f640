import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";
import { type Place, placeOf } from "./place.ts";
import { revision } from "./references.ts";

interface Asked {
  readonly parents: { readonly repository: Resources["repository"] };
  readonly store: Store<Resources>;
  url(path: string): string;
  fail(reason: "invalid_argument", details: { readonly message: string }): never;
}

/** The commit that a path names, in its repository. */
export function commitNamed(context: Asked, text: string): { readonly place: Place; readonly sha: string } {
  const { parents, store, fail } = context;
  const sha =
    revision(store, parents.repository, text) ??
    fail("invalid_argument", { message: `No commit found for SHA: ${text}` });
  return { place: placeOf(context, parents.repository), sha };
}
