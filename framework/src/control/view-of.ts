import type { Redactor } from "../capture/redact.ts";
import { TwinError } from "../contracts/twin-error.ts";
import type { Worlds } from "../engine/worlds.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { StateView } from "./state-view.ts";

/**
 * The view of a partition; without a name, of the only one there is.
 *
 * @throws TwinError `partition_needed` where there are several to choose from
 */
export function viewOf(
  worlds: Worlds,
  options: { readonly twin: TwinModel; readonly redactor: Redactor; readonly partition: string | undefined },
): StateView {
  const { twin, redactor, partition } = options;
  const names = worlds.names();
  if (partition === undefined && names.length > 1)
    throw new TwinError("partition_needed", `There are ${names.length} partitions to choose from.`, {
      hint: `Name one: ${names.join(", ")}.`,
    });
  const name = partition ?? names[0];
  return new StateView({ twin, redactor, world: name === undefined ? undefined : worlds.find(name) });
}
