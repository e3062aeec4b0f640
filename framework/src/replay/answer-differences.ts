import { jsonDifferences, type SameValue } from "./json-differences.ts";
import type { RecordedAnswer } from "./recorded-answer.ts";
import type { AnswerDifference } from "./report-builder.ts";

/** Headers that belong to a connection or to who carried the answer, not to what was said. */
const carriers = new Set([
  "age",
  "alt-svc",
  "cf-cache-status",
  "cf-ray",
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "etag",
  "keep-alive",
  "nel",
  "report-to",
  "server",
  "set-cookie",
  "strict-transport-security",
  "transfer-encoding",
  "vary",
  "via",
]);

const isCarrier = (name: string) => carriers.has(name) || name.startsWith("x-wondertwin-");

/** Where two answers differ: in status, headers and body. */
export function answerDifferences(
  recorded: RecordedAnswer,
  replayed: RecordedAnswer,
  same: SameValue,
): readonly AnswerDifference[] {
  const status: readonly AnswerDifference[] =
    recorded.status === replayed.status
      ? []
      : [{ what: "status", path: "", recorded: recorded.status, replayed: replayed.status }];
  const headers = jsonDifferences(said(recorded.headers), said(replayed.headers), same);
  return [
    ...status,
    ...headers.map((each): AnswerDifference => ({ what: "header", ...each, path: each.path.slice(1) })),
    ...(recorded.cut || replayed.cut ? [] : bodyDifferences(recorded.body, replayed.body, same)),
  ];
}

function bodyDifferences(recorded: string, replayed: string, same: SameValue): readonly AnswerDifference[] {
  if (recorded === replayed) return [];
  const [one, other] = [parsed(recorded), parsed(replayed)];
  const differences =
    one === undefined || other === undefined
      ? same(recorded, replayed, "")
        ? []
        : [{ path: "", recorded, replayed }]
      : jsonDifferences(one, other, same);
  return differences.map((each) => ({ what: "body", ...each }));
}

function said(headers: RecordedAnswer["headers"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || isCarrier(name.toLowerCase()) ? [] : [[name.toLowerCase(), String(value)]],
    ),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
