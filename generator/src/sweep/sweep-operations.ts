import type { OperationEntry } from "@wondertwin/framework/contracts";
import { badRequests, withUnheardOf } from "./bad-requests.ts";
import type { AnswerJudge } from "./described-answers.ts";
import { isSuccess, type Received, type Subject } from "./subject.ts";
import { Visit } from "./visit.ts";

/** What became of one operation. Undefined fields: nothing wrong. */
export interface OperationVerdict {
  readonly id: string;
  readonly coverage: string | undefined;
  /** Why its request did not reach it. */
  readonly notRouted?: string | undefined;
  /** Why a good request did not get a good answer. */
  readonly notAnswered?: string | undefined;
  /** Why a bad request did not fail as it must. */
  readonly notRejected?: string | undefined;
  /** Whether the description lets a request to it be wrong at all. */
  readonly canReject: boolean;
  readonly refused: boolean;
  /** Resources of which an entity had to be planted. */
  readonly planted: readonly string[];
}

const COVERAGE = "X-WonderTwin-Coverage";

export interface SweepOptions {
  readonly judge: AnswerJudge;
  /** Whether errors too must be as described; a twin without any behaviour words them its own way. */
  readonly judgesErrors: boolean;
}

/** Calls every operation of a twin, well and badly, each in a fresh world. */
export function sweepOperations(subject: Subject, options: SweepOptions): readonly OperationVerdict[] {
  return subject.boot.operations.map((operation) => sweepOperation(operation, subject, options));
}

function sweepOperation(
  operation: OperationEntry,
  subject: Subject,
  options: SweepOptions,
): OperationVerdict {
  const hint = subject.hints.operations?.[operation.id];
  const visit = new Visit(subject, hint);
  const answer = visit.perform(operation);
  const reached = subject.twin.captures().at(-1)?.operation;
  const coverage = answer.headers[COVERAGE];
  const refused = isRefused(answer);
  return {
    id: operation.id,
    coverage,
    refused,
    planted: [...visit.planted],
    notRouted: reached === operation.id ? undefined : `It reached ${reached ?? "nothing"}.`,
    notAnswered: refused ? wrongRefusal(answer) : wrongAnswer(operation, answer, options.judge),
    ...rejection(operation, subject, options),
  };
}

function wrongAnswer(operation: OperationEntry, answer: Received, judge: AnswerJudge): string | undefined {
  if (!isSuccess(answer)) return `${answer.status} ${excerpt(answer.text)}`;
  const wrong = judge.fault(operation, answer);
  return wrong === undefined ? undefined : `${wrong} in ${excerpt(answer.text)}`;
}

const isRefused = ({ headers, status }: Received) => headers[COVERAGE] === "refused" && status >= 500;

/** A refusal is an error of the server's, in the vendor's own shape. */
function wrongRefusal(answer: Received): string | undefined {
  return answer.status >= 500 && isErrorShaped(answer)
    ? undefined
    : `${answer.status} ${excerpt(answer.text)}`;
}

function isErrorShaped({ json }: Received): boolean {
  return typeof json === "object" && json !== null && Object.keys(json).length > 0;
}

function rejection(operation: OperationEntry, subject: Subject, options: SweepOptions) {
  const visit = new Visit(subject, subject.hints.operations?.[operation.id]);
  const good = visit.request(operation);
  const before = JSON.stringify(subject.twin.state());
  const bad = badRequests(operation, good, subject.lazy.schemas);
  for (const { what, request } of bad) {
    const answer = subject.send(operation, request);
    const wrong = wrongRejection(operation, answer, options);
    if (wrong !== undefined) return { canReject: true, notRejected: `${what}: ${wrong}` };
    if (JSON.stringify(subject.twin.state()) !== before)
      return { canReject: true, notRejected: `${what}: the state changed.` };
  }
  const { what, request } = withUnheardOf(good);
  const answer = subject.send(operation, request);
  if (isSuccess(answer) || isRefused(answer)) return { canReject: bad.length > 0 };
  const wrong = wrongRejection(operation, answer, options);
  return { canReject: true, notRejected: wrong === undefined ? undefined : `${what}: ${wrong}` };
}

function wrongRejection(
  operation: OperationEntry,
  answer: Received,
  options: SweepOptions,
): string | undefined {
  const { judge, judgesErrors } = options;
  const shown = `${answer.status} ${excerpt(answer.text)}`;
  if (answer.succeeded || answer.status > 499 || !isErrorShaped(answer)) return shown;
  // Where a failure's status is that of a success, the description speaks of successes there.
  if (answer.status < 400) return undefined;
  // Most descriptions say little of errors; those that describe their bodies are held to them.
  const isDescribed = judgesErrors && judge.describes(operation, answer.status);
  const wrong = isDescribed ? judge.fault(operation, answer) : undefined;
  return wrong === undefined ? undefined : `${wrong} in ${shown}`;
}

export function excerpt(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
