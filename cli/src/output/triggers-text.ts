import type { ListedTrigger, Triggered } from "@wondertwin/framework/contracts";
import { statusText } from "./captures-text.ts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** Events that can be brought about, a line each. */
export function triggersText(triggers: readonly ListedTrigger[], { dim }: Style): string {
  if (triggers.length === 0) return dim("This twin has no triggers.");
  return table(
    triggers.map(({ event, steps }) => [
      `    ${printableLine(event)}`,
      dim(
        `${steps.length} ${steps.length === 1 ? "step" : "steps"}, at last ${printableLine(steps.at(-1) ?? "")}`,
      ),
    ]),
  );
}

/** What was done for an event, and all the events that came of it. */
export function triggeredText({ event, partition, requests, events }: Triggered, style: Style): string {
  const rows = requests.map((request) => [
    `    ${request.id}`,
    statusText(request, style),
    printableLine(request.method),
    printableLine(request.url),
  ]);
  const others = events.filter((each) => each !== event);
  return [
    style.strong(printableLine(`${event} came about in ${partition}.`)),
    table(rows),
    ...(others.length === 0 ? [] : [style.dim(printableLine(`    and with it ${others.join(", ")}`))]),
  ].join("\n");
}
