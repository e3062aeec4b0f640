import type { ReplayReport } from "../contracts/replay-report.ts";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import type { JournalRecord, RequestRecord } from "../journal/record.ts";
import { isSameAnswer } from "../journal/recover.ts";
import type { TwinResponse } from "../pipeline/exchange.ts";
import { buildDigest } from "../twin/build-digest.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import type { AnswerDifference } from "./report-builder.ts";
import { ReportBuilder } from "./report-builder.ts";
import { openWholeJournal, type WholeJournal } from "./whole-journal.ts";

/**
 * Does all that a journal tells again with a fresh twin of the same seed and clock, and reports every answer
 * that is not the recorded one, byte for byte.
 *
 * @param path the journal's folder, or one file of it
 * @throws TwinError what `openWholeJournal` throws
 */
export function replayJournal(model: TwinModel, path: string): ReplayReport {
  const journal = openWholeJournal(path);
  const builder = new ReportBuilder();
  for (const { record, response } of repeatJournal(model, journal)) {
    if (record.kind === "request") builder.request(record, crcDifferences(record, response));
    else builder.action();
  }
  const { version, digest } = journal.header;
  return builder.report({
    recording: { kind: "journal", version, digest, ...(journal.from > 1 && { from: journal.from }) },
    replayed: { version: model.manifest.version, digest: buildDigest(model.manifest) },
    compared: "bytes",
  });
}

/** What a fresh twin of the journal's seed and clock answers to each of its records. */
export function* repeatJournal(
  model: TwinModel,
  journal: WholeJournal,
): Generator<{ readonly record: JournalRecord; readonly response: TwinResponse | undefined }> {
  const twin = freshTwin(model, journal);
  for (const record of journal.base) twin.repeat(record);
  for (const record of journal.records()) yield { record, response: twin.repeat(record) };
}

function freshTwin(model: TwinModel, { header: { seed, clock } }: WholeJournal): Twin {
  return createTwin(model, { seed, captures: 0, ...(clock && { clock }) });
}

/** A journal keeps an answer's status and the checksum of its body. */
function crcDifferences(record: RequestRecord, response: TwinResponse | undefined): AnswerDifference[] {
  if (isSameAnswer(record, response)) return [];
  const status = response?.status;
  if (status !== record.status)
    return [{ what: "status", path: "", recorded: record.status, replayed: status }];
  return [{ what: "body", path: "", replayed: String(response?.body) }];
}
