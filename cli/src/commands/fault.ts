import { EXIT, type Fault } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { wishOf } from "../control/fault-wish.ts";
import { runningTwin } from "../control/running-twin.ts";
import { faultsText } from "../output/faults-text.ts";
import { usageError } from "../usage-error.ts";

const ACTIONS = ["add", "list", "remove", "clear"] as const;

const text = (describe: string) => ({ type: "string", requiresArg: true, describe }) as const;
const count = (describe: string) => ({ type: "number", requiresArg: true, describe }) as const;

export const fault = defineCommand({
  syntax: "fault <action> [what]",
  describe: "Let requests to a running twin go wrong",
  positionals: {
    action: { choices: ACTIONS, demandOption: true, describe: "What to do" },
    what: { type: "string", describe: "add: a preset, also TWIN:PRESET; remove: a fault's id" },
  },
  options: {
    twin: text("A twin's name; none: the only one that runs"),
    operation: text("Only requests for this operation"),
    method: text("Only requests by this method"),
    path: text("Only requests for such a path; * is a part of a segment, ** any number of them"),
    resource: text("Only operations of this resource"),
    partition: text("Only requests of one account"),
    skip: count("Let as many go by first"),
    first: count("Only the first so many"),
    every: count("Only every so manyth"),
    probability: count("From 0 to 1: how likely"),
    during: text("Only for so long, on the twin's clock: 10m"),
    on: { choices: ["request", "answer"], describe: "answer: do what is asked, then lose the answer" },
    status: count("Answer with this status"),
    code: text("Answer with this code of the vendor's"),
    message: text("Answer with this message"),
    body: text("Answer with this body: JSON or text"),
    header: {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "Answer with this header too: 'Name: value'",
    },
    latency: text("Hold the answer back: 250ms, or 20ms..2s for something between"),
    network: {
      choices: ["reset", "hang", "truncated", "malformed", "slow"],
      describe: "What happens to the connection",
    },
    rule: text("All else that a rule can say, as JSON"),
  },
  examples: [
    ["wt fault add --method POST --first 2 --status 500", "two failures, then all is well"],
    ["wt fault add stripe:rate_limit --path '/v1/charges/**'", "a failure that the vendor has a name for"],
    ["wt fault add flaky-network", "a fifth of all connections break"],
    ["wt fault list", "what is set, and how often it struck"],
    ["wt fault clear", "all is well again"],
  ],
  run: async ({ action, what, twin: word, ...said }, output) => {
    const options = { ...said, partition: action === "clear" ? undefined : said.partition };
    if (action !== "add") refuseRule(action, wishOf(options));
    if (action === "list" || action === "clear") refuseRule(action, { what });
    const { twin: named, preset } = action === "add" ? presetIn(what) : {};
    const twin = runningTwin(word ?? named);
    if (action === "add") await twin.ask("POST", "/_wt/faults", { body: { ...wishOf(options), preset } });
    if (action === "clear") await twin.ask("DELETE", "/_wt/faults", { query: { partition: said.partition } });
    if (action === "remove") {
      if (what === undefined) throw usageError("remove needs a fault's id.", "See them: wt fault list.");
      await twin.ask("DELETE", `/_wt/faults/${encodeURIComponent(what)}`);
    }
    const { faults } = await twin.ask<{ readonly faults: readonly Fault[] }>("GET", "/_wt/faults");
    output.result({ twin: twin.name, faults }, () => faultsText(faults, output.style));
    return EXIT.done;
  },
});

/** A command line that says more than its action takes may mean something else than it would do. */
function refuseRule(action: string, wish: object): void {
  const [extra] = Object.entries(wish).find(([, value]) => value !== undefined) ?? [];
  if (extra !== undefined)
    throw usageError(`${action} takes no ${extra}.`, "Only wt fault add describes a fault.");
}

/** A preset's name, with its twin's in front where that is said. */
function presetIn(what: string | undefined): { readonly twin?: string; readonly preset?: string } {
  if (what === undefined) return {};
  const colon = what.lastIndexOf(":");
  return colon === -1 ? { preset: what } : { twin: what.slice(0, colon), preset: what.slice(colon + 1) };
}
