import { type ClockReading, EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { runningTwin } from "../control/running-twin.ts";
import type { TwinControl } from "../control/twin-control.ts";
import { printableLine } from "../output/printable.ts";
import type { Style } from "../output/style.ts";
import { usageError } from "../usage-error.ts";

const ACTIONS = ["advance", "set", "freeze", "run"] as const;
type Action = (typeof ACTIONS)[number];

export const time = defineCommand({
  syntax: "time <twin> [action] [value]",
  describe: "Read or move a running twin's clock",
  positionals: {
    twin: { type: "string", demandOption: true, describe: "A twin's name" },
    action: { choices: ACTIONS, describe: "What to do; none: read it" },
    value: {
      type: "string",
      describe: "A duration to advance by, a time to set, how many times as fast to run",
    },
  },
  options: {
    partition: { type: "string", requiresArg: true, describe: "One account's clock; all unless told" },
  },
  examples: [
    ["wt time stripe", "what its clock shows"],
    ["wt time stripe advance 30d", "a month later; also P30DT12H"],
    ["wt time stripe set 2026-12-31T23:59:00Z", "later only: a clock goes back by wt reset"],
    ["wt time stripe freeze", "the clock stands"],
    ["wt time stripe run 60", "a minute each second; 1 unless told"],
  ],
  run: async ({ twin: word, action, value, partition }, output) => {
    const twin = runningTwin(word);
    const reading = await move(twin, { action, value, partition });
    output.result({ twin: twin.name, partition: partition ?? null, ...reading }, () =>
      timeText(reading, output.style),
    );
    return EXIT.done;
  },
});

interface Wish {
  readonly action: Action | undefined;
  readonly value: string | undefined;
  readonly partition: string | undefined;
}

function move(twin: TwinControl, { action, value, partition }: Wish): Promise<ClockReading> {
  const own = partition === undefined ? {} : { partition };
  if (action === undefined) return twin.ask("GET", "/_wt/clock", { query: { partition } });
  if (action === "freeze") {
    if (value === undefined) return twin.ask("POST", "/_wt/clock/freeze", { body: own });
    throw usageError("freeze takes no value.", "Set the clock first: wt time TWIN set TIME.");
  }
  if (action === "run") {
    const pace = value === undefined ? {} : { rate: rateOf(value) };
    return twin.ask("POST", "/_wt/clock/run", { body: { ...pace, ...own } });
  }
  if (value === undefined)
    throw usageError(
      `${action} needs a value.`,
      `Write wt time TWIN ${action} ${action === "set" ? "TIME" : "30d"}.`,
    );
  return action === "set"
    ? twin.ask("POST", "/_wt/clock/set", { body: { now: value, ...own } })
    : twin.ask("POST", "/_wt/clock/advance", { body: { duration: value, ...own } });
}

function rateOf(text: string): number {
  const rate = Number(text);
  if (rate > 0) return rate;
  throw usageError(
    `A clock does not run at a rate of ${text}.`,
    "Write a number above 0, or freeze the clock.",
  );
}

function timeText({ now, rate }: ClockReading, { dim, strong }: Style): string {
  const pace =
    rate === 0 ? "stands still" : rate === 1 ? "goes as fast as the machine's" : `goes ${rate} times as fast`;
  return `${strong(printableLine(now))}   ${dim(pace)}`;
}
