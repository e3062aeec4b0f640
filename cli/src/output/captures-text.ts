import type { Capture } from "@wondertwin/framework/contracts";
import { printableLine } from "./printable.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";

/** Captures, a line each. */
export function capturesText(captures: readonly Capture[], style: Style): string {
  const { dim } = style;
  if (captures.length === 0) return dim("Nothing was captured that would fit.");
  const head = ["    ID", "TIME", "STATUS", "METHOD", "PATH", "OPERATION", "EVENTS"].map(dim);
  return table([head, ...captures.map((capture) => cells(capture, style))]);
}

/** One capture as a line by itself, for those that come one by one. */
export function captureLine(capture: Capture, style: Style): string {
  return cells(capture, style).join("  ").trimEnd();
}

function cells(capture: Capture, style: Style): string[] {
  const { id, at, method, host = "", url, operation = "", events } = capture;
  return [
    `    ${id}`,
    style.dim(timeText(at)),
    statusText(capture, style),
    printableLine(method),
    printableLine(host + url),
    style.dim(printableLine(operation)),
    printableLine(events.join(", ")),
  ];
}

/** A moment on a twin's clock; none where the request came no further than the door. */
export function timeText(at: number): string {
  return at === 0 ? "–" : new Date(at).toISOString().replace("T", " ").slice(0, 19);
}

export function statusText({ status }: Pick<Capture, "status">, { bad, good, warning }: Style): string {
  const text = String(status);
  return status >= 500 ? bad(text) : status >= 400 ? warning(text) : good(text);
}
