import { TwinError } from "@wondertwin/framework/contracts";
import { checkAnswer, findIn } from "./check-answer.ts";
import { checkState } from "./check-state.ts";
import { checkWebhooks } from "./check-webhooks.ts";
import type { Failure, StepResult } from "./result.ts";
import type { ScenarioStep } from "./scenario.ts";
import { type Answer, sendRequest } from "./send-request.ts";
import { type Stage, valuesOf } from "./stage.ts";
import { moveTime, setFaults } from "./steer.ts";
import { expand, expandAll } from "./template.ts";

/** Does what a step says, and checks what it expects. */
export async function runStep(step: ScenarioStep, stage: Stage): Promise<StepResult> {
  const started = performance.now();
  let answer: Answer | undefined;
  const failures: Failure[] = [];
  try {
    if (step.time) await moveTime(expanded(step.time, stage), stage);
    if (step.faults) await setFaults(expanded(step.faults, stage), stage);
    if (step.request) {
      answer = await sendRequest(expanded(step.request, stage), stage);
      failures.push(...capture(step.capture ?? {}, answer, stage));
      failures.push(...checkAnswer(step.assert ?? {}, answer, valuesOf(stage)));
    }
    if (step.webhooks) failures.push(...(await checkWebhooks(expanded(step.webhooks, stage), stage)));
    if (step.state) failures.push(...(await checkState(step.state, stage)));
  } catch (error) {
    failures.push({ place: "step", message: whyNot(error) });
  }
  const duration_ms = performance.now() - started;
  const status = failures.length === 0 ? "passed" : "failed";
  const shown = failures.length > 0 && answer !== undefined;
  return {
    name: step.name,
    status,
    duration_ms,
    failures,
    ...(shown && { answer: { status: answer?.status ?? 0, body: answer?.body ?? "" } }),
  };
}

/** A part of a step with what its templates stand for. */
function expanded<T>(part: T, stage: Stage): T {
  // Only texts become other texts.
  return expandAll(part, valuesOf(stage)) as T;
}

function capture(paths: Readonly<Record<string, string>>, answer: Answer, stage: Stage): readonly Failure[] {
  return Object.entries(paths).flatMap(([name, path]) => {
    const found = findIn(answer.body, expand(path, valuesOf(stage)));
    if (!found.found) return [{ place: `capture ${name}`, message: `${path} finds nothing` }];
    stage.variables.set(name, found.value);
    return [];
  });
}

function whyNot(error: unknown): string {
  if (error instanceof TwinError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const detail = cause instanceof Error ? `: ${cause.message || String(Object(cause).code)}` : "";
  return `${error.message}${detail}`;
}
