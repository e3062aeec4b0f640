import { resolve } from "node:path";
import { EXIT, TwinError } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { replayText } from "../output/replay-text.ts";
import { journalOf } from "../processes/journal-wish.ts";
import { stateFolderOf } from "../processes/state-folder.ts";
import { findProjectRoot } from "../project/project-root.ts";
import { selectTwins, unknownTwin } from "../project/select-twins.ts";
import { replayByTwin } from "../replaying/replay-by-twin.ts";

export const replay = defineCommand({
  syntax: "replay <twin> [session]",
  describe: "Do what a twin was asked again, and name every difference",
  positionals: {
    twin: { type: "string", demandOption: true, describe: "A twin's name or folder" },
    session: { type: "string", describe: "A journal, captures as lines, or HAR; none: the journal of wt up" },
  },
  options: {
    against: {
      type: "string",
      requiresArg: true,
      describe: "Send the requests there and compare by the roles of ids and times",
    },
    authorization: {
      type: "string",
      requiresArg: true,
      describe: 'The header\'s value in place of what was recorded, as in "Bearer sk_test_1"',
    },
    credentials: {
      type: "boolean",
      default: false,
      describe: "Send the credentials that the journal holds; they are left out unless told",
    },
  },
  examples: [
    ["wt replay stripe", "a fresh twin must answer the same bytes"],
    ["wt replay stripe --against http://127.0.0.1:5000", "another twin, or another version of it"],
  ],
  run: async ({ twin: word, session, against, authorization, credentials }, output) => {
    const [twin] = selectTwins([word], process.cwd(), process.env);
    if (!twin) throw unknownTwin(word, []);
    checkAddress(against);
    const folder = stateFolderOf(findProjectRoot(process.cwd()));
    const report = await replayByTwin(twin, {
      journal: session === undefined ? journalOf(folder, twin.name) : resolve(session),
      against,
      authorization,
      credentials,
    });
    output.result({ twin: twin.name, ...report }, () => replayText(report, output.style));
    return report.differing === 0 ? EXIT.done : EXIT.negative;
  },
});

function checkAddress(text: string | undefined): void {
  if (text === undefined || /^https?:\/\//.test(text)) return;
  throw new TwinError("usage", `--against ${text} is no HTTP address.`, {
    hint: "Write it like http://127.0.0.1:4111.",
  });
}
