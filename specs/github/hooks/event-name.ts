/** How events call resources, where not by their own name. */
const resources: Readonly<Record<string, string>> = { issue: "issues" };

/** How events call what happens to a resource, where not by the usual word. */
const changes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  issue: { created: "opened", open: "reopened" },
  milestone: { open: "opened" },
  release: { created: "published" },
  star: { removed: "deleted" },
};

/** The name of the event for a change, as the description lists them: `issues-opened`, `label-edited`. */
export function eventName({
  resource,
  change,
  self,
}: {
  resource: string;
  change: string;
  self: object;
}): string {
  // What happens to a pull request, its other half tells.
  if (resource === "issue" && Reflect.get(self, "is_pull") === true) return "";
  const word = changes[resource]?.[change] ?? (change === "updated" ? "edited" : change);
  return `${resources[resource] ?? resource}-${word}`;
}
