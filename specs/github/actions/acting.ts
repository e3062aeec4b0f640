import type { Caller, Store } from "@wondertwin/framework";
import type { Api } from "../api.gen.ts";
import type { Resources } from "../resources.ts";

/** What it takes to start runs, and to tell of them. */
export interface Acting {
  readonly caller: Caller;
  readonly store: Store<Resources, Api["events"]>;
  now(): Date;
  url(path: string): string;
  emit(event: Api["events"], data: object): void;
}
