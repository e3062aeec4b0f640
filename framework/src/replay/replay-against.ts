import { carriesSecret } from "../capture/redact.ts";
import type { ReplayReport } from "../contracts/replay-report.ts";
import type { RequestRecord } from "../journal/record.ts";
import type { TwinRequest, TwinResponse } from "../pipeline/exchange.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { answerDifferences } from "./answer-differences.ts";
import { askOverHttp } from "./ask-over-http.ts";
import type { RecordedAnswer } from "./recorded-answer.ts";
import { repeatJournal } from "./replay-journal.ts";
import { ReportBuilder } from "./report-builder.ts";
import { Roles } from "./roles.ts";
import { openWholeJournal } from "./whole-journal.ts";

export interface OtherServer {
  readonly url: URL;
  /** The value of the `Authorization` header, in place of the recorded one. */
  readonly authorization?: string | undefined;
  /** Whether the recorded credentials are sent: they may open more than a twin's doors. Default: they are not. */
  readonly credentials?: boolean;
}

/**
 * Sends the requests of a journal to another server and compares its answers, by role, with those of a fresh
 * twin. What is no request, such as moving the clock, cannot be done to the other server.
 *
 * @param path the journal's folder, or one file of it
 * @throws TwinError what `openWholeJournal` throws, `no_answer`
 */
export async function replayAgainst(
  model: TwinModel,
  path: string,
  server: OtherServer,
): Promise<ReplayReport> {
  const { url } = server;
  const journal = openWholeJournal(path);
  const builder = new ReportBuilder();
  const roles = new Roles();
  for (const { record, response } of repeatJournal(model, journal)) {
    if (record.kind === "control" || !response) builder.action();
    // What was never a request for the twin cannot be sent as one.
    else if (record.refused || record.tooLarge) builder.incomplete();
    else {
      const headers = sentHeaders(record.headers, server);
      if (Object.keys(headers).length < Object.keys(record.headers).length) builder.withhold();
      const heard = await askOverHttp(url, translated({ ...record, headers }, roles));
      roles.next();
      const same = roles.same.bind(roles);
      builder.request(record, answerDifferences(answerOf(response), heard, same));
    }
  }
  const { version, digest } = journal.header;
  return builder.report({
    recording: { kind: "journal", version, digest, ...(journal.from > 1 && { from: journal.from }) },
    replayed: { url: url.href },
    compared: "roles",
  });
}

/** A recorded request with the ids that the other server has given. */
function translated(
  record: RequestRecord,
  roles: Roles,
): Pick<TwinRequest, "method" | "url" | "headers" | "body"> {
  const { method, url, headers, body } = record;
  return { method, url: roles.translate(url), headers, body: Buffer.from(roles.translate(body), "latin1") };
}

/** A recorded request's headers as far as the other server is to see them. */
function sentHeaders(
  recorded: TwinRequest["headers"],
  { authorization, credentials = false }: OtherServer,
): TwinRequest["headers"] {
  const kept = Object.entries(recorded).filter(([name]) => credentials || !carriesSecret(name));
  return { ...Object.fromEntries(kept), ...(authorization !== undefined && { authorization }) };
}

function answerOf({ status, headers, body }: TwinResponse): RecordedAnswer {
  return { status, headers, body: typeof body === "string" ? body : Buffer.from(body).toString() };
}
