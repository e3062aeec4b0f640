import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { EXIT } from "../contracts/process.ts";
import type { ReplayReport } from "../contracts/replay-report.ts";
import { TwinError } from "../contracts/twin-error.ts";
import { replayAgainst } from "../replay/replay-against.ts";
import { replayCaptures } from "../replay/replay-captures.ts";
import { replayJournal } from "../replay/replay-journal.ts";
import type { TwinModel } from "../twin/twin-model.ts";

export interface ReplayArguments {
  /** A journal's folder or file, or a file of captures. */
  readonly replay: string;
  readonly against: string | undefined;
  readonly authorization: string | undefined;
  /** Whether a journal's recorded credentials are sent to the other server. */
  readonly credentials: boolean;
}

/** Does a session again and prints the report; the exit code tells whether there were differences. */
export async function runReplay(model: TwinModel, wanted: ReplayArguments): Promise<void> {
  const report = await reportOf(model, wanted);
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = report.differing === 0 ? EXIT.done : EXIT.negative;
}

async function reportOf(
  model: TwinModel,
  { replay, against, authorization, credentials }: ReplayArguments,
): Promise<ReplayReport> {
  const url = against === undefined ? undefined : serverAt(against);
  if (holdsCaptures(replay)) {
    if (url) return replayCaptures(replay, { url, authorization });
    throw new TwinError("bad_argument", `${replay} holds captures, which leave secrets out.`, {
      hint: "Name the server to send them to: --against http://127.0.0.1:4111.",
    });
  }
  return url
    ? replayAgainst(model, replay, { url, authorization, credentials })
    : replayJournal(model, replay);
}

/** Whether a path is a file of captures: their lines begin with an object, a journal's with a checksum. */
function holdsCaptures(path: string): boolean {
  if (!existsSync(path) || statSync(path).isDirectory()) return false;
  const file = openSync(path, "r");
  const first = Buffer.alloc(1);
  readSync(file, first, 0, 1, 0);
  closeSync(file);
  return first.toString() === "{";
}

function serverAt(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw new TwinError("bad_argument", `--against ${text} is no HTTP address.`, {
    hint: "Write it like http://127.0.0.1:4111.",
  });
}
