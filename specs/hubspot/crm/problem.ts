import type { Schemas } from "../api.gen.ts";
import type { Category } from "../conventions/errors.ts";
import type { HubspotContext } from "./context.ts";

/** Why something about one record does not work: a request fails with it, a batch lists it. */
export interface Problem {
  readonly category: Category;
  readonly message: string;
  readonly errors?: readonly Schemas["ErrorDetail"][];
  readonly context?: { readonly [name: string]: readonly string[] };
  readonly subCategory?: string;
}

/** Ends a request with a problem. */
export function failWith({ fail }: Pick<HubspotContext, "fail">, problem: Problem): never {
  const { category, message, ...extra } = problem;
  return fail(category, { message, extra });
}

export const isProblem = (value: object): value is Problem => "category" in value && "message" in value;

export const notFound = (message: string, context?: Problem["context"]): Problem => ({
  category: "OBJECT_NOT_FOUND",
  message,
  ...(context && { context }),
});

export const invalid = (
  message: string,
  details: Pick<Problem, "errors" | "context" | "subCategory"> = {},
): Problem => ({
  category: "VALIDATION_ERROR",
  message,
  ...details,
});

/** A problem among the results of a batch. */
export function inBatch(problem: Problem, context: Problem["context"] = {}): Schemas["StandardError"] {
  const { category, message, errors = [], subCategory } = problem;
  return {
    status: "error",
    category,
    message,
    errors: [...errors],
    ...(subCategory !== undefined && { subCategory }),
    context: Object.fromEntries(
      Object.entries({ ...problem.context, ...context }).map(([name, list]) => [name, [...list]]),
    ),
    links: {},
  };
}
