import { type KnownTwin, twinAtPort } from "./known-twin.ts";
import type { Scenario } from "./scenario.ts";
import { namesIn, plainName, twinIn } from "./template.ts";

/** The twins that a scenario names, in templates, its set-up and its steps, also by the port in an address. */
export function twinsNamed(scenario: Scenario, known: readonly KnownTwin[]): readonly string[] {
  const inTexts = namesIn(JSON.stringify(scenario)).flatMap((name) => twinIn(name) ?? []);
  const { reset = [], seed_files = {}, time } = scenario.setup ?? {};
  const inSteps = scenario.steps.flatMap((step) =>
    [step.time, step.faults, step.webhooks, step.state].map((part) => part?.twin),
  );
  const byPort = scenario.steps.map(({ request }) => twinAtPort(request?.url ?? "", known)?.name);
  const named = [...byPort, ...inTexts, ...reset, ...Object.keys(seed_files), time?.twin, ...inSteps];
  return [...new Set(named.flatMap((name) => (name === undefined ? [] : [plainName(name)])))];
}

/** Whether a scenario steers whole twins through their own API: such a one needs them for itself. */
export function steersTwins({ steps }: Scenario): boolean {
  return steps.some(({ request }) => request !== undefined && STEERING.test(request.url));
}

/** Paths that are about all of a twin; its health is nobody's state. */
const STEERING =
  /\/(?:_wt\/(?!health\b)|admin\/(?:config|faults?|quirks|replay|requests|reset|runs|state|time|webhooks)\b)/;
