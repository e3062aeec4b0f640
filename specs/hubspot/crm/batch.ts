import { type Reply, reply } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { type HubspotContext, moment } from "./context.ts";
import { failWith, inBatch, invalid, isProblem, type Problem } from "./problem.ts";

/** How many records a batch may have. */
const MAX_INPUTS = 100;

/** What came of one input. */
export type Outcome<T> = T | Problem;

/** The answer of a batch: what it did, and what it could not do, which makes its status 207. */
export interface BatchAnswer<T> {
  status: "COMPLETE";
  results: T[];
  startedAt: string;
  completedAt: string;
  numErrors?: number;
  errors?: Schemas["StandardError"][];
}

/** Does the same for every input of a batch; none of it happens where one input fails that may not fail alone. */
export function batch<Input, T extends object>(
  context: HubspotContext,
  inputs: readonly Input[],
  {
    act,
    mayFail,
    max = MAX_INPUTS,
  }: {
    readonly act: (input: Input) => Outcome<T> | readonly T[];
    /** What the error of an input that may fail alone says of it; undefined: the batch fails with it. */
    readonly mayFail: (input: Input, problem: Problem) => Problem["context"] | undefined;
    readonly max?: number;
  },
): BatchAnswer<T> | Reply {
  if (inputs.length > max)
    failWith(
      context,
      invalid(`The maximum number of inputs supported is ${max}, but received ${inputs.length}.`),
    );
  const results: T[] = [];
  const errors: Schemas["StandardError"][] = [];
  for (const input of inputs) {
    const outcome = act(input);
    if (isList(outcome)) results.push(...outcome);
    else if (!isProblem(outcome)) results.push(outcome);
    else {
      const said = mayFail(input, outcome);
      if (said === undefined) failWith(context, outcome);
      else errors.push(inBatch(outcome, said));
    }
  }
  return batchAnswer(context, results, errors);
}

const isList = <T>(value: object | readonly T[]): value is readonly T[] => Array.isArray(value);

/** Errors of one kind are told as one. */
export function batchAnswer<T>(
  context: HubspotContext,
  results: T[],
  errors: readonly Schemas["StandardError"][] = [],
): BatchAnswer<T> | Reply {
  const at = moment(context);
  const answer: BatchAnswer<T> = { status: "COMPLETE", results, startedAt: at, completedAt: at };
  if (errors.length === 0) return answer;
  const joined = joinAlike(errors);
  return reply({ status: 207, body: { ...answer, numErrors: joined.length, errors: joined } });
}

function joinAlike(errors: readonly Schemas["StandardError"][]): Schemas["StandardError"][] {
  const joined: Schemas["StandardError"][] = [];
  for (const error of errors) {
    const { ids = [] } = error.context;
    const known = joined.find((each) => each.message === error.message && each.context["ids"] !== undefined);
    const [list] = known === undefined ? [] : [known.context["ids"]];
    if (list === undefined || ids.length === 0) joined.push(error);
    else list.push(...ids);
  }
  return joined;
}
