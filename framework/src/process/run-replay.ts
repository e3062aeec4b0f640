import { EXIT } from "../contracts/process.ts";
import { TwinError } from "../contracts/twin-error.ts";
import { replayAgainst } from "../replay/replay-against.ts";
import { replayJournal } from "../replay/replay-journal.ts";
import type { TwinModel } from "../twin/twin-model.ts";

/** Does a journal again and prints the report; the exit code tells whether there were differences. */
export async function runReplay(
  model: TwinModel,
  { replay, against }: { readonly replay: string; readonly against: string | undefined },
): Promise<void> {
  const report =
    against === undefined
      ? replayJournal(model, replay)
      : await replayAgainst(model, replay, serverAt(against));
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.exitCode = report.differing === 0 ? EXIT.done : EXIT.negative;
}

function serverAt(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw new TwinError("bad_argument", `--against ${text} is no HTTP address.`, {
    hint: "Write it like http://127.0.0.1:4111.",
  });
}
