import type { Store } from "@wondertwin/framework";
import type { Api } from "../api.gen.ts";
import type { Resources } from "../resources.ts";
import type { Pull } from "./pull.ts";

interface Telling {
  readonly store: Store<Resources>;
  emit(event: Api["events"], data: object): void;
}

/** Tells subscribers what happened to a pull request. */
export function tellPull(
  { store, emit }: Telling,
  pull: Pull,
  action:
    | "opened"
    | "closed"
    | "reopened"
    | "synchronize"
    | "edited"
    | "review-requested"
    | "review-request-removed",
): void {
  emit(`pull-request-${action}`, store["pull-request"].show(store["pull-request"].get(pull.id)));
}
