import { table } from "./table.ts";
import { wrapped } from "./wrapped.ts";

/** An operation as a request names it, with words on it; both are printable. */
export interface NotedCall {
  readonly method: string;
  readonly path: string;
  readonly note: string | undefined;
}

/** Calls as aligned lines with their notes below them, where a terminal has no room beside them. */
export function notedCalls(calls: readonly NotedCall[], columns: number): string {
  const lines = table(calls.map(({ method, path }) => [`    ${method}`, path])).split("\n");
  const indent = " ".repeat(7 + Math.max(...calls.map(({ method }) => method.length)));
  return calls
    .flatMap(({ note }, index) => [
      lines[index] ?? "",
      ...(note === undefined ? [] : [wrapped(`${indent}${note}`, columns, indent)]),
    ])
    .join("\n");
}
