import type { CaptureDetail, CapturedDisturbance, CapturedMessage } from "@wondertwin/framework/contracts";
import { statusText, timeText } from "./captures-text.ts";
import { printable, printableLine } from "./printable.ts";
import type { Style } from "./style.ts";

/** One exchange: what was asked and answered, the events and the changes it made. */
export function captureText(capture: CaptureDetail, style: Style): string {
  const { dim, strong } = style;
  const {
    id,
    method,
    host = "",
    url,
    operation,
    coverage,
    partition,
    at,
    duration_ms,
    replayed,
    events,
    disturbance,
  } = capture;
  const facts = [
    operation === undefined ? undefined : `${operation} (${coverage})`,
    partition === undefined ? undefined : `partition ${partition}`,
    `${timeText(at)} on the twin's clock`,
    `${duration_ms.toFixed(1)} ms`,
    disturbance && disturbanceText(disturbance),
    replayed ? "an earlier answer, given again" : undefined,
  ].filter((fact) => fact !== undefined);
  return [
    `${strong(`${id}  ${printableLine(method)} ${printableLine(host + url)}`)}  ${statusText(capture, style)}`,
    dim(printableLine(facts.join(" · "))),
    section("Request", messageText(capture.request), style),
    section("Answer", messageText(capture.response), style),
    section("Events", events.map((event) => printableLine(event)).join("\n"), style),
    section("Changes", capture.changes.map((change) => changeText(change, style)).join("\n"), style),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function disturbanceText({ faults, delay_ms, network }: CapturedDisturbance): string {
  const effects = [delay_ms === undefined ? undefined : `held back ${delay_ms} ms`, network];
  const told = effects.filter((effect) => effect !== undefined).join(", ");
  return `struck by ${faults.join(", ")}${told === "" ? "" : ` (${told})`}`;
}

function section(title: string, text: string, { strong }: Style): string {
  return text === "" ? "" : `\n${strong(title)}\n${text.replace(/^/gm, "  ")}`;
}

function messageText({ headers, body, truncated_from }: CapturedMessage): string {
  const lines = Object.entries(headers).map(([name, value]) => printableLine(`${name}: ${value}`));
  const cut = truncated_from === undefined ? [] : [`… ${truncated_from} bytes in all`];
  return [...lines, ...(body === "" ? [] : ["", printable(indented(body))]), ...cut].join("\n");
}

function indented(body: string): string {
  if (!/^[[{]/.test(body)) return body;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // Cut off, or never JSON: it is shown as it came.
    return body;
  }
}

function changeText(change: CaptureDetail["changes"][number], style: Style): string {
  const { kind, resource, id, before, after } = change;
  const head = `${kind} ${printableLine(resource)} ${printableLine(id)}`;
  return kind === "updated" ? [head, ...differences(before, after, style)].join("\n") : head;
}

/** The fields that differ, the old value in front of the new one. */
function differences(before: unknown, after: unknown, { bad, good }: Style): string[] {
  const [old, now]: [Record<string, unknown>, Record<string, unknown>] = [Object(before), Object(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((field) => {
    const [was, is] = [JSON.stringify(old[field]), JSON.stringify(now[field])];
    if (was === is) return [];
    return [
      ...(was === undefined ? [] : [bad(printableLine(`  - ${field}: ${was}`))]),
      ...(is === undefined ? [] : [good(printableLine(`  + ${field}: ${is}`))]),
    ];
  });
}
