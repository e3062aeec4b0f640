import type { Caller, Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

interface Asking {
  readonly caller: Caller;
  readonly store: Store<Resources>;
}

const idIn = (kind: string, { id }: Caller): number | undefined =>
  id.startsWith(`${kind}:`) ? Number(id.slice(kind.length + 1)) : undefined;

/** The app that asks with a token it signed itself. */
export function askingApp({ caller, store }: Asking): Resources["integration"] | undefined {
  return store.integration.find(idIn("app", caller) ?? 0);
}

/** The installation that asks with a token of its own. */
export function askingInstallation({ caller, store }: Asking): Resources["installation"] | undefined {
  return store.installation.find(idIn("installation", caller) ?? 0);
}
