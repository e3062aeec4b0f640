import { existsSync, readFileSync } from "node:fs";
import { REDACTED } from "../capture/redact.ts";
import type { ReplayReport } from "../contracts/replay-report.ts";
import { TwinError } from "../contracts/twin-error.ts";
import { answerDifferences } from "./answer-differences.ts";
import { askOverHttp } from "./ask-over-http.ts";
import { readRecording } from "./read-recording.ts";
import type { RecordedExchange } from "./recorded-exchange.ts";
import { ReportBuilder } from "./report-builder.ts";
import { Roles } from "./roles.ts";

export interface ReplayTarget {
  readonly url: URL;
  /** The value of the `Authorization` header where the recording leaves a secret out. */
  readonly authorization: string | undefined;
}

/**
 * Sends the requests of a file of captures, or of an HTTP Archive, to a server and compares its answers, by role, with those
 * recorded.
 *
 * @throws TwinError `file_not_found`, `recording_invalid`, `no_answer`
 */
export async function replayCaptures(file: string, target: ReplayTarget): Promise<ReplayReport> {
  if (!existsSync(file))
    throw new TwinError("file_not_found", `There is no ${file}.`, { hint: "Name a file of captures." });
  const builder = new ReportBuilder();
  const roles = new Roles();
  const text = readFileSync(file, "utf8");
  const { kind, exchanges } = readRecording(text);
  for (const exchange of exchanges) {
    if (exchange.cut) {
      builder.incomplete();
      continue;
    }
    const { n, request, answer } = exchange;
    const heard = await askOverHttp(target.url, sendable(request, { roles, target }));
    roles.next();
    const same = (recorded: unknown, replayed: unknown, name: string) =>
      recorded === REDACTED || roles.same(recorded, replayed, name);
    builder.request({ n, ...request }, answerDifferences(answer, heard, same));
  }
  return builder.report({
    recording: { kind },
    replayed: { url: target.url.href },
    compared: "roles",
  });
}

/** A recorded request with the ids that the server has given, and a secret where one was left out. */
function sendable(
  { method, url, headers, body }: RecordedExchange["request"],
  { roles, target }: { readonly roles: Roles; readonly target: ReplayTarget },
) {
  const known = Object.entries(headers).flatMap(([name, value]) => {
    if (value !== REDACTED) return [[name.toLowerCase(), value] as const];
    const { authorization } = target;
    return name.toLowerCase() === "authorization" && authorization !== undefined
      ? [["authorization", authorization] as const]
      : [];
  });
  return {
    method,
    url: roles.translate(url),
    headers: Object.fromEntries(known),
    body: Buffer.from(roles.translate(body)),
  };
}
