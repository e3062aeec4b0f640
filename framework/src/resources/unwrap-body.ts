import type { OperationEntry } from "../contracts/artifact.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import type { RequestInput } from "./session.ts";

/**
 * The input with the entity's fields at the body's top, where the request holds them in a property as the
 * answer does: `{"task": {"name": "…"}}`.
 */
export function unwrapBody(
  input: RequestInput,
  operation: OperationEntry,
  model: ResourceModel,
): RequestInput {
  const { at } = operation.answer;
  if (at === undefined || operation.answer.body !== "item" || model.shown?.has(at)) return input;
  const inner = Object.hasOwn(input.body, at) ? input.body[at] : undefined;
  if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return input;
  return { ...input, body: { ...inner } };
}
