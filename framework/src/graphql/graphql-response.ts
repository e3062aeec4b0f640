import type { Failure } from "../authoring/failure.ts";
import { answeredRequest } from "../pipeline/answered-request.ts";
import type { Exchange, TwinResponse } from "../pipeline/exchange.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { Mistake } from "./mistake.ts";

/** An error as GraphQL's answers list it. */
export type ShapedError = Readonly<Record<string, unknown>>;

const RESPONSE_TYPE = "application/graphql-response+json";

/** The content type that a caller prefers of those that GraphQL answers come in. */
export function contentTypeFor({ head }: Exchange): string {
  const accepted = (head.header("accept") ?? "").split(",").map((each) => each.split(";", 1)[0]?.trim());
  const first = accepted.find((each) => each === RESPONSE_TYPE || each === "application/json");
  return `${first ?? "application/json"}; charset=utf-8`;
}

/** A failure as the vendor shows one error, and the status it would have alone. */
export function shapeError(
  exchange: Exchange,
  { vendor }: TwinModel,
  failure: Failure,
): { readonly error: ShapedError; readonly status: number } {
  const { body, status } = vendor.errors(failure, answeredRequest(exchange));
  const [error] = errorsOf(body);
  return { error: error ?? plainError(failure), status };
}

function errorsOf(body: unknown): readonly ShapedError[] {
  if (typeof body !== "object" || body === null || !("errors" in body) || !Array.isArray(body.errors))
    return [];
  return body.errors;
}

function plainError({ message, code, reason }: Failure): ShapedError {
  return { message: message ?? reason, extensions: { code: code ?? reason.toUpperCase() } };
}

/** The answer to a document that could not be carried out. */
export function mistakesAnswer(
  exchange: Exchange,
  twin: TwinModel,
  mistakes: readonly Mistake[],
): TwinResponse {
  const shaped = mistakes.map(({ message, locations, problem }) => {
    const failure: Failure = { reason: "invalid_argument", problem, message };
    exchange.failure ??= failure;
    const { error, status } = shapeError(exchange, twin, failure);
    return { status, error: { ...error, message, ...(locations && { locations }) } };
  });
  return {
    status: shaped[0]?.status ?? 400,
    headers: { "Content-Type": contentTypeFor(exchange) },
    body: JSON.stringify({ errors: shaped.map(({ error }) => error) }),
  };
}
