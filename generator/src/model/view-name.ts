import { wordsOf } from "./words.ts";

/** Words that name a view of an entity, not another entity: `minimal-repository`, `TaskCompact`. */
const VIEWS = new Set(
  "minimal full simple basic base detail details detailed summary nullable response output short compact mini extended public private view dto".split(
    " ",
  ),
);

/** The entity a component's name is about, in snake case, without the words for a particular view of it. */
export function stemOf(component: string): string {
  return trimmed(wordsOf(component)).join("_");
}

/** A component's name without the words for a particular view, in its own spelling. */
export function withoutView(component: string): string {
  const parts = component.split(/(?<=[-_.])|(?<=[a-z0-9])(?=[A-Z])/);
  return trimmed(parts)
    .join("")
    .replace(/[-_.]+$/, "");
}

/** Without the words for views at the beginning and the end; inside a name they tell entities apart. */
function trimmed(parts: readonly string[]): readonly string[] {
  const isView = (part: string) =>
    VIEWS.has(part.replace(/[-_.]+$/, "").toLowerCase()) || /^[-_.]+$/.test(part);
  const first = parts.findIndex((part) => !isView(part));
  const last = parts.findLastIndex((part) => !isView(part));
  return first === -1 ? parts : parts.slice(first, last + 1);
}
