import type { Free } from "../resources.ts";
import type { Store } from "./context.ts";

/** What was set under a name; nothing where nobody has set it. */
export const settingOf = (store: Store, name: string): Free => store.setting.find(name)?.value ?? {};

/** Sets something under a name; undefined takes it back. */
export function set(store: Store, name: string, value: Free | undefined): void {
  const known = store.setting.find(name);
  if (value === undefined) {
    if (known) store.setting.remove(known);
  } else if (known) store.setting.update(known, { value });
  else store.setting.insert({ id: name, value });
}

/** The texts that were set under a name, one by one. */
export function setOf(store: Store, name: string): readonly string[] {
  const { members } = settingOf(store, name);
  return Array.isArray(members) ? members.map(String) : [];
}

/** Adds texts to those under a name, and takes others away. */
export function change(
  store: Store,
  name: string,
  add: readonly string[],
  remove: readonly string[] = [],
): readonly string[] {
  const members = [...new Set([...setOf(store, name), ...add])].filter((each) => !remove.includes(each));
  set(store, name, members.length === 0 ? undefined : { members });
  return members;
}
