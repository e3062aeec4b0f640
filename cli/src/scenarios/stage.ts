import type { Receiver } from "./receiver.ts";
import type { ScenarioTwin } from "./scenario-twin.ts";
import { plainName, type Values } from "./template.ts";

/** What a scenario plays on. */
export interface Stage {
  readonly twins: readonly ScenarioTwin[];
  /** The partition that is the scenario's own; undefined where it has whole twins. */
  readonly partition: string | undefined;
  readonly receiver: Receiver;
  readonly variables: Map<string, unknown>;
}

/** The twin that a step is about; the only one where it names none. */
export function twinOf({ twins }: Stage, name: string | undefined): ScenarioTwin {
  const found = name === undefined ? twins[0] : twins.find((twin) => twin.name === plainName(name));
  // A scenario that names another, or none of several, is refused when it is read.
  if (found === undefined) throw new Error(`the twin ${name} is not there`);
  return found;
}

/** What templates stand for now. */
export function valuesOf({ twins, receiver, variables }: Stage): Values {
  const urls = new Map(twins.map(({ name, url }) => [name, url]));
  return { variables, env: process.env, twins: urls, webhooks: receiver.url };
}

/** The part of a control request that says whose state is meant. */
export function ofPartition({ partition }: Stage): { readonly partition?: string } {
  return partition === undefined ? {} : { partition };
}
