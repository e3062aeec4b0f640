import { isRecord } from "../project/is-record.ts";
import { usageError } from "../usage-error.ts";

/** A fault as a command line's options describe it. */
export interface FaultOptions {
  readonly operation: string | undefined;
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly resource: string | undefined;
  readonly partition: string | undefined;
  readonly skip: number | undefined;
  readonly first: number | undefined;
  readonly every: number | undefined;
  readonly probability: number | undefined;
  readonly during: string | undefined;
  readonly on: string | undefined;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly body: string | undefined;
  readonly header: readonly string[] | undefined;
  readonly latency: string | undefined;
  readonly network: string | undefined;
  readonly rule: string | undefined;
}

/** The fault that options wish for, which the twin checks; what is not said is undefined. */
export function wishOf(options: FaultOptions): Readonly<Record<string, unknown>> {
  const { operation, method, path, resource, partition, skip, first, every, probability, during } = options;
  const { on, status, code, message, body, header, latency, network, rule } = options;
  const said = {
    ...{ operation, method, path, resource, partition, skip, first, every, probability, during },
    ...{ on, status, code, message, network },
    body: body === undefined ? undefined : bodyIn(body),
    headers: header && Object.fromEntries(header.map(headerIn)),
    latency: latency === undefined ? undefined : latencyIn(latency),
  };
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  return { ...ruleIn(rule), ...Object.fromEntries(given) };
}

function ruleIn(text: string | undefined): object {
  const rule = text === undefined ? {} : parsed(text);
  if (isRecord(rule)) return rule;
  throw usageError("--rule must be a JSON object.", 'Write it like --rule \'{"first": 2, "status": 500}\'.');
}

function headerIn(line: string): [name: string, value: string] {
  const colon = line.indexOf(":");
  if (colon > 0) return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  throw usageError(`--header ${line} is no header.`, "Write it like --header 'Retry-After: 1'.");
}

function latencyIn(text: string): string | { readonly from: string; readonly to: string } {
  const [from = "", to] = text.split("..", 2);
  return to === undefined ? text : { from, to };
}

/** JSON where it is some, else the text as it stands. */
function bodyIn(text: string): unknown {
  const value = parsed(text);
  return value === undefined ? text : value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
