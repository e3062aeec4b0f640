import type { OperationEntry } from "../contracts/artifact.ts";
import type { Exchange, TwinResponse } from "../pipeline/exchange.ts";
import { RequestFailed } from "../resources/fail.ts";
import type { Session } from "../resources/session.ts";
import { ComplexityMeter } from "./complexity.ts";
import { DEFAULT_PAGE_SIZE } from "./connection.ts";
import { Execution, type FieldFailure } from "./execution.ts";
import { contentTypeFor, type ShapedError, shapeError } from "./graphql-response.ts";
import { introspect, isIntrospection } from "./introspection.ts";
import type { Library, Question } from "./library.ts";
import type { FieldPlan } from "./plan.ts";
import { standardField } from "./standard-fields.ts";

export interface AskedRoot {
  readonly plan: FieldPlan;
  /** Absent for what the schema says of itself. */
  readonly operation: OperationEntry | undefined;
}

interface Asking {
  readonly library: Library;
  readonly question: Question;
  readonly asked: readonly AskedRoot[];
}

/** Carries out the fields of a root one after the other; each happens wholly or, where it fails, not at all. */
export function answerRoots(exchange: Exchange, asking: Asking): TwinResponse {
  const { library, question, asked } = asking;
  const { session, world } = exchange;
  if (!session || !world) throw new Error("A request is answered in its session.");
  const headers = { "Content-Type": contentTypeFor(exchange), ...chargeFor(asking) };
  const data: Record<string, unknown> = {};
  const errors: ShapedError[] = [];
  let isWhole = true;
  exchange.changes = [];
  for (const [position, root] of asked.entries()) {
    const own = position === 0 ? session : session.again();
    const execution = new Execution(own, library.types, question.variables);
    const value = execution.root(root.plan, () => resolveRoot(own, execution, { ...asking, root }));
    const undone = execution.failures.some(({ path, keep }) => path.length === 1 && !keep);
    if (undone) world.rollback();
    exchange.changes = [...exchange.changes, ...world.commit()];
    for (const failed of execution.failures) errors.push(shaped(exchange, library, failed));
    isWhole = value !== undefined;
    if (!isWhole) break;
    data[root.plan.key] = value;
  }
  return {
    status: 200,
    headers,
    body: JSON.stringify({ ...(errors.length > 0 && { errors }), data: isWhole ? data : null }),
  };
}

/**
 * The header that tells what a document costs.
 *
 * @throws RequestFailed with the problem `too_complex` where that is more than the vendor takes
 */
function chargeFor({ library, question }: Asking): Readonly<Record<string, string>> {
  const { complexity, pageSize } = library.twin.vendor.graphql ?? {};
  if (!complexity) return {};
  const meter = new ComplexityMeter(
    library.types,
    complexity,
    pageSize?.default ?? DEFAULT_PAGE_SIZE.default,
  );
  const points = meter.of(question.roots, question.variables);
  const { max, header } = complexity;
  if (points > max)
    throw new RequestFailed({
      reason: "resource_exhausted",
      problem: "too_complex",
      message: `The query is too complex: it costs ${points} points, and ${max} are allowed.`,
      extra: { points, max },
    });
  return header === undefined ? {} : { [header]: String(points) };
}

function resolveRoot(
  session: Session,
  execution: Execution,
  { library, question, root }: Asking & { readonly root: AskedRoot },
): unknown {
  const { plan, operation } = root;
  if (plan.name === "__typename") return library.types.root(question.kind);
  if (isIntrospection(plan.name))
    return introspect(library.types, {
      node: plan.node,
      document: question.document,
      variables: question.variables,
    });
  if (!operation) throw new Error(`The root has no field ${plan.name}.`);
  const args = { ...execution.args(plan) };
  session.input = { params: {}, query: args, body: args };
  const handler = library.twin.handler(operation);
  const value = handler ? handler(session.context) : standardField(session, operation, args);
  return question.kind === "mutation" ? withPayload(session, library, plan, value) : value;
}

/** What every answer of a mutation says beside its own. */
function withPayload(
  { world, twin }: Session,
  { types }: Library,
  { type }: FieldPlan,
  value: unknown,
): unknown {
  const isPayload = types.type(type.name)?.kind === "object" && !twin.detail.resources.has(type.name);
  if (!isPayload || (value !== undefined && (typeof value !== "object" || Array.isArray(value))))
    return value;
  return { ...twin.vendor.graphql?.payload?.({ revision: world.version }), ...value };
}

function shaped(exchange: Exchange, library: Library, { failure, path, plan }: FieldFailure): ShapedError {
  exchange.failure ??= failure;
  const { error } = shapeError(exchange, library.twin, failure);
  const { loc } = plan.node;
  const locations = loc ? [{ line: loc.startToken.line, column: loc.startToken.column }] : undefined;
  return { ...error, ...(locations && { locations }), path };
}
