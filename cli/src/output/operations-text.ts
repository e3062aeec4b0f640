import type { Coverage } from "@wondertwin/framework/contracts";
import type { TwinOperation } from "../project/operations-file.ts";
import { LEVEL_NAMES, LEVELS } from "./coverage-text.ts";
import { notedCalls } from "./noted-calls.ts";
import type { Output } from "./output.ts";
import { printableLine } from "./printable.ts";
import { LEAST_ROOM, roomForLast, table } from "./table.ts";

type Look = Pick<Output, "columns" | "style">;

/** Operations grouped by how deeply they answer, the deepest level first. */
export function operationsText(operations: readonly TwinOperation[], look: Look): string {
  const groups = LEVEL_NAMES.map((level) => ({
    level,
    own: operations.filter(({ coverage }) => coverage === level),
  }));
  if (operations.length === 0) return "    There is none.";
  return groups
    .filter(({ own }) => own.length > 0)
    .map(({ level, own }) => groupText(level, own, look))
    .join("\n\n");
}

function groupText(level: Coverage, operations: readonly TwinOperation[], { columns, style }: Look): string {
  const { dim, strong } = style;
  const calls = operations.map(({ method, path, reason }) => {
    return {
      method,
      path: printableLine(path),
      note: reason === null ? undefined : dim(printableLine(reason)),
    };
  });
  const rows = calls.map(({ method, path, note }) => [
    `    ${method}`,
    path,
    ...(note === undefined ? [] : [note]),
  ]);
  const hasNotes = calls.some(({ note }) => note !== undefined);
  const isNarrow = hasNotes && roomForLast(rows, columns) < LEAST_ROOM;
  const lines = isNarrow ? notedCalls(calls, columns) : table(rows, hasNotes ? { within: columns } : {});
  return `  ${strong(`${operations.length} ${level}`)}   ${dim(LEVELS[level])}\n\n${lines}`;
}
