import type { OperationEntry } from "@wondertwin/framework/contracts";
import type { TwinControl } from "../control/twin-control.ts";
import type { KnownTwin } from "./known-twin.ts";

/** A twin as a scenario uses it. */
export interface ScenarioTwin extends KnownTwin {
  readonly url: string;
  readonly control: TwinControl;
  readonly operations: readonly OperationEntry[];
}

/** The types of bodies that the operation at a method and path takes; none where there is no such operation. */
export function acceptedTypes({ operations }: ScenarioTwin, method: string, path: string): readonly string[] {
  const found = operations.find((one) => one.method === method && fits(one.path, path));
  return found?.accepts ?? [];
}

function fits(template: string, path: string): boolean {
  const parts = template.split("/");
  const segments = path.split("/");
  return (
    parts.length === segments.length &&
    parts.every((part, at) => part === segments[at] || (part.includes("{") && segments[at] !== ""))
  );
}
