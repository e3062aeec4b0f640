import { EXIT, TwinError } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";
import { TwinControl } from "../control/twin-control.ts";
import { type Interruption, interruption } from "../interruption.ts";
import type { Output } from "../output/output.ts";
import { upText } from "../output/up-text.ts";
import { checkPortNumber } from "../port-number.ts";
import { bringUp, type RunningTwin } from "../processes/bring-up.ts";
import { durabilities, type JournalWish } from "../processes/journal-wish.ts";
import { type StateFolder, stateFolderOf } from "../processes/state-folder.ts";
import { isOutdated } from "../processes/twin-process.ts";
import { watchOver } from "../processes/watch-over.ts";
import { checkWebhookWish, type WebhookWish } from "../processes/webhook-wish.ts";
import { findProjectRoot } from "../project/project-root.ts";
import { selectTwins } from "../project/select-twins.ts";
import type { Twin } from "../project/twin.ts";
import { usageError } from "../usage-error.ts";

interface UpOptions {
  readonly port: number | undefined;
  readonly seed: string | undefined;
  readonly webhooks: WebhookWish;
  readonly timeout: number;
  readonly fresh: boolean;
  readonly durability: JournalWish["durability"];
  readonly megabytes: number | undefined;
}

export const up = defineCommand({
  syntax: "up [twins..]",
  describe: "Start twins and stay with them until Ctrl-C",
  positionals: { twins: { type: "string", array: true, describe: "Names or folders; none: all twins" } },
  options: {
    port: {
      type: "number",
      requiresArg: true,
      describe: "Instead of the twin's own port; 0: any that is free",
    },
    detach: { type: "boolean", alias: "d", default: false, describe: "Return when the twins are ready" },
    seed: { type: "string", requiresArg: true, describe: "Text that ids and randomness are made from" },
    "webhook-url": { type: "string", requiresArg: true, describe: "Where all events are delivered to" },
    "webhook-secret": {
      type: "string",
      requiresArg: true,
      describe: "What those deliveries are signed with",
    },
    "webhook-host": {
      type: "string",
      array: true,
      requiresArg: true,
      describe: "Hosts beside this machine that may be delivered to",
    },
    "rate-limits": {
      type: "boolean",
      default: false,
      describe: "Refuse what is beyond the vendors' rate limits",
    },
    fresh: { type: "boolean", default: false, describe: "Forget what earlier runs left" },
    durability: {
      choices: durabilities,
      default: "write" as const,
      describe: "An answer leaves at once, when the system has its record, or when the disk has it",
    },
    "journal-mb": {
      type: "number",
      requiresArg: true,
      describe: "Megabytes that each twin's journal may take; 1024 unless told",
    },
    timeout: {
      type: "number",
      requiresArg: true,
      default: 20,
      describe: "Seconds each twin has to get ready",
    },
  },
  examples: [
    ["wt up", "all twins of the registry"],
    ["wt up stripe --detach", "one, in the background"],
    ["wt up stripe --fresh", "back to the seed"],
    ["wt up stripe --webhook-url http://localhost:3000/hooks", "and be told of its events"],
    ["wt up ./my-twin --port 0", "a generated one, on any free port"],
  ],
  run: async (
    {
      twins: words = [],
      detach,
      "webhook-url": url,
      "webhook-secret": secret,
      "webhook-host": hosts,
      "rate-limits": rateLimits,
      "journal-mb": megabytes,
      ...rest
    },
    output,
  ) => {
    const options = { ...rest, megabytes, webhooks: { url, secret, hosts } };
    const twins = selectTwins(words, process.cwd(), process.env);
    checkWish(twins, options);
    const folder = stateFolderOf(findProjectRoot(process.cwd()));
    const interrupted = interruption();
    const running = await bringUpUnless(interrupted, twins, { ...options, folder });
    if (running === undefined) return interrupted.exitStatus();
    if (rateLimits)
      await Promise.all(running.map(({ twin, process }) => enforceLimits(twin.name, process.url)));

    const own = running.filter(({ child }) => child !== undefined);
    const stays = !detach && own.length > 0;
    const data = running.map(({ twin, process, child }) => ({
      name: twin.name,
      url: process.url,
      port: process.port,
      pid: process.pid,
      version: process.version,
      operations: twin.summary.operations,
      coverage: twin.summary.coverage,
      started: child !== undefined,
      outdated: isOutdated(process),
    }));
    output.result({ twins: data }, () => upText(running, { output, stays }));
    if (stays) return stay(own, { folder, interrupted, output });
    for (const { child } of own) child?.unref();
    return EXIT.done;
  },
});

/** Also a twin that ran before is to refuse what is beyond its vendor's limits. */
function enforceLimits(name: string, url: string): Promise<unknown> {
  return new TwinControl(name, url).ask("PUT", "/_wt/limits", { body: { enforced: true } });
}

function checkWish(twins: readonly Twin[], { port, timeout, webhooks, megabytes }: UpOptions): void {
  if (twins.length === 0) {
    throw new TwinError("no_twins", "The registry lists no twins.", { hint: "Generate some: wt generate." });
  }
  if (!(timeout > 0))
    throw usageError("--timeout is not a number of seconds.", "Write for example --timeout 60.");
  if (megabytes !== undefined && !(megabytes > 0))
    throw usageError("--journal-mb is not a number of megabytes.", "Write for example --journal-mb 200.");
  checkWebhookWish(webhooks);
  if (port === undefined) return;
  checkPortNumber(port);
  if (port !== 0 && twins.length > 1) {
    throw usageError(`--port ${port} cannot serve ${twins.length} twins.`, "Name one twin, or use --port 0.");
  }
}

/** The running twins; `undefined` when the user gave up waiting for them. */
async function bringUpUnless(
  { signal }: Interruption,
  twins: readonly Twin[],
  {
    folder,
    port,
    seed,
    webhooks,
    timeout,
    fresh,
    durability,
    megabytes,
  }: UpOptions & { folder: StateFolder },
): Promise<readonly RunningTwin[] | undefined> {
  const journal = { fresh, durability, ...(megabytes !== undefined && { megabytes }) };
  const wish = {
    journal,
    webhooks,
    ...(port === undefined ? {} : { port }),
    ...(seed === undefined ? {} : { seed }),
  };
  try {
    return await bringUp(twins, { folder, signal, timeout: timeout * 1000, ...wish });
  } catch (error) {
    if (error instanceof TwinError && error.code === "interrupted") return undefined;
    throw error;
  }
}

async function stay(
  own: readonly RunningTwin[],
  { folder, interrupted, output }: { folder: StateFolder; interrupted: Interruption; output: Output },
): Promise<number> {
  const { signal, exitStatus } = interrupted;
  try {
    await watchOver(own, { folder, signal });
  } catch (error) {
    output.error(error, { afterResult: true });
    return EXIT.runtime;
  }
  output.farewell(signal.aborted ? "Stopped." : "Stopped by wt down.");
  return signal.aborted ? exitStatus() : EXIT.done;
}
