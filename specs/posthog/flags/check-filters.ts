import type { Posthog } from "../context.ts";
import type { FlagFilters } from "./definition.ts";
import { dependenciesOf, dependencyChain } from "./dependencies.ts";

/** Refuses filters that PostHog refuses: percentages, variants, payloads and flags that are not there. */
export function checkFilters(
  filters: FlagFilters,
  {
    key,
    flags,
    fail,
  }: { key: string; flags: ReadonlyMap<string, { filters: FlagFilters }> } & Pick<Posthog, "fail">,
): void {
  const refuse = (code: string, message: string) => fail(code, { message, param: "filters" });
  for (const { rollout_percentage: share } of filters.groups ?? [])
    if (typeof share === "number" && (share < 0 || share > 100))
      refuse("invalid_input", "Rollout percentage must be between 0 and 100.");
  const variants = filters.multivariate?.variants ?? [];
  const total = variants.reduce((sum, { rollout_percentage }) => sum + rollout_percentage, 0);
  if (variants.length > 0 && Math.abs(total - 100) > 0.01)
    refuse("invalid_input", "Invalid variant definitions: Variant rollout percentages must sum to 100.");
  for (const name of Object.keys(filters.payloads ?? {}))
    if (variants.length === 0 ? name !== "true" : !variants.some((each) => each.key === name))
      refuse(
        "invalid_input",
        variants.length === 0
          ? "Payload keys must be 'true' for boolean flags."
          : "Payload keys must match a variant key.",
      );
  for (const each of dependenciesOf(filters))
    if (!flags.has(each)) refuse("invalid_input", `Flag dependency references non-existent flag: ${each}`);
  if (dependencyChain(key, new Map([...flags, [key, { filters }]])).length === 0)
    refuse("invalid_input", `Circular dependency detected for flag: ${key}`);
}
