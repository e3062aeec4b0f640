import type { Failure } from "@wondertwin/framework";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Parameters of paths that may be an address, an alias or a name as well. */
const anyName = new Set(["contact_id", "template_id", "event_id", "inbox_id", "suppression"]);

/** The failure of a path that names something by what is no id. */
export function misnamed(path: string, template: string): Failure | undefined {
  const segments = path.split("/");
  const isWrong = template.split("/").some((part, at) => {
    const [, name] = /^\{(.+)\}$/.exec(part) ?? [];
    return name !== undefined && !anyName.has(name) && !UUID.test(segments[at] ?? "");
  });
  return isWrong
    ? {
        reason: "invalid_argument",
        message: "The `id` must be a valid UUID.",
      }
    : undefined;
}
