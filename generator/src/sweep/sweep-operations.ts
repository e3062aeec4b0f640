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

/** Calls every operation of a twin, well and badly, each in a fresh world. */
export function sweepOperations(subject: Subject, judge: AnswerJudge): readonly OperationVerdict[] {
  return subject.boot.operations.map((operation) => sweepOperation(operation, subject, judge));
}

function sweepOperation(operation: OperationEntry, subject: Subject, judge: AnswerJudge): OperationVerdict {
  const hint = subject.hints.operations?.[operation.id];
  const visit = new Visit(subject, hint);
  const answer = visit.perform(operation);
  const reached = subject.twin.captures().at(-1)?.operation;
  const coverage = answer.headers[COVERAGE];
  const refused = coverage === "refused";
  return {
    id: operation.id,
    coverage,
    refused,
    planted: [...visit.planted],
    notRouted: reached === operation.id ? undefined : `It reached ${reached ?? "nothing"}.`,
    notAnswered: refused ? wrongRefusal(answer) : wrongAnswer(operation, answer, judge),
    ...rejection(operation, subject, judge),
  };
}

function wrongAnswer(operation: OperationEntry, answer: Received, judge: AnswerJudge): string | undefined {
  if (!isSuccess(answer)) return `${answer.status} ${excerpt(answer.text)}`;
  const wrong = judge(operation, answer);
  return wrong === undefined ? undefined : `${wrong} in ${excerpt(answer.text)}`;
}

/** A refusal is an error of the server's, in the vendor's own shape. */
function wrongRefusal(answer: Received): string | undefined {
  return answer.status >= 500 && isErrorShaped(answer)
    ? undefined
    : `${answer.status} ${excerpt(answer.text)}`;
}

function isErrorShaped({ json }: Received): boolean {
  return typeof json === "object" && json !== null && Object.keys(json).length > 0;
}

function rejection(operation: OperationEntry, subject: Subject, judge: AnswerJudge) {
  const visit = new Visit(subject, subject.hints.operations?.[operation.id]);
  const good = visit.request(operation);
  const spoiled = badRequests(operation, good, subject.lazy.schemas);
  const bad = spoiled.length > 0 ? spoiled : [withUnheardOf(good)];
  const before = JSON.stringify(subject.twin.state());
  for (const { what, request } of bad) {
    const answer = subject.send(operation, request);
    if (spoiled.length === 0 && isSuccess(answer)) return { canReject: false };
    const wrong = wrongRejection(operation, answer, judge);
    if (wrong !== undefined) return { canReject: true, notRejected: `${what}: ${wrong}` };
    if (JSON.stringify(subject.twin.state()) !== before)
      return { canReject: true, notRejected: `${what}: the state changed.` };
  }
  return { canReject: true };
}

function wrongRejection(operation: OperationEntry, answer: Received, judge: AnswerJudge): string | undefined {
  const shown = `${answer.status} ${excerpt(answer.text)}`;
  if (answer.status < 400 || answer.status > 499 || !isErrorShaped(answer)) return shown;
  const wrong = judge(operation, answer);
  // Most descriptions leave errors out; those that have them are held to them.
  return wrong === undefined || wrong.startsWith("The description has no")
    ? undefined
    : `${wrong} in ${shown}`;
}

export function excerpt(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
