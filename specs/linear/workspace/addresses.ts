import type { Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/** The address of a page of the workspace in Linear's application. */
export function addressOf(store: Store<Resources>, ...parts: readonly string[]): string {
  const workspace = store.Organization.find(() => true)?.urlKey ?? "";
  return ["https://linear.app", workspace, ...parts].join("/");
}

/** A title as addresses and branches carry it. */
export function slug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);
}

/** The twelve characters that tell a page's address from others of the same title. */
export const slugId = ({ random }: { random(length: number, alphabet?: string): string }): string =>
  random(12, "0123456789abcdef");
