import type { ResendContext } from "../context.ts";
import type { Resources } from "../resources.ts";

type Properties = Resources["contact"]["properties"];

/** A contact's properties with those that a request gives; only what is defined can be given, and `null` takes away. */
export function valuesOf(
  given: Readonly<Record<string, unknown>> | undefined,
  before: Properties,
  { store, fail }: Pick<ResendContext, "store" | "fail">,
): Properties {
  const values: Properties = { ...before };
  for (const [key, value] of Object.entries(given ?? {})) {
    const property = store.contact_property.find({ key });
    if (!property)
      return fail("validation_error", { message: `The contact property \`${key}\` does not exist.` });
    const { type } = property;
    if (value === null) delete values[key];
    else if ((typeof value === "string" || typeof value === "number") && typeof value === type)
      values[key] = { type, value };
    else
      return fail("validation_error", { message: `The contact property \`${key}\` must be a \`${type}\`.` });
  }
  return values;
}
