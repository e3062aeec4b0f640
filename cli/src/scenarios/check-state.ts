import { TwinError } from "@wondertwin/framework/contracts";
import { check, type Found } from "./check.ts";
import type { Failure } from "./result.ts";
import type { StateStep } from "./scenario.ts";
import { ofPartition, type Stage, twinOf, valuesOf } from "./stage.ts";
import { expand, expandExpected } from "./template.ts";

/** What a twin holds otherwise than a step expects, by JSON pointer. */
export async function checkState({ twin, expect }: StateStep, stage: Stage): Promise<readonly Failure[]> {
  const { control } = twinOf(stage, twin);
  const values = valuesOf(stage);
  const failures: Failure[] = [];
  for (const [template, wanted] of Object.entries(expect)) {
    const pointer = expand(template, values);
    const query = { ...ofPartition(stage), pointer };
    const found = await lookUp(() =>
      control.ask<{ readonly value: unknown }>("GET", "/_wt/slice", { query }),
    );
    failures.push(...check(`state ${pointer}`, found, expandExpected(wanted, values)));
  }
  return failures;
}

async function lookUp(ask: () => Promise<{ readonly value: unknown }>): Promise<Found> {
  try {
    return { found: true, value: (await ask()).value };
  } catch (error) {
    if (error instanceof TwinError && error.code === "unknown_pointer") return { found: false };
    throw error;
  }
}
