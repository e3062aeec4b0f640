import type { Command } from "./command.ts";
import type { CommandName } from "./command-names.ts";

type Load = () => Promise<Command>;

/** All commands in the order of the help; a module is loaded when its command is asked for. */
export const COMMANDS: { readonly [name: string]: Load } = {
  up: async () => (await import("./commands/up.ts")).up,
  down: async () => (await import("./commands/down.ts")).down,
  status: async () => (await import("./commands/status.ts")).status,
  run: async () => (await import("./commands/run.ts")).run,
  runs: async () => (await import("./commands/runs.ts")).runs,
  test: async () => (await import("./commands/test.ts")).test,
  logs: async () => (await import("./commands/logs.ts")).logs,
  captures: async () => (await import("./commands/captures.ts")).captures,
  inspect: async () => (await import("./commands/inspect.ts")).inspect,
  reset: async () => (await import("./commands/reset.ts")).reset,
  seed: async () => (await import("./commands/seed.ts")).seed,
  snapshot: async () => (await import("./commands/snapshot.ts")).snapshot,
  fault: async () => (await import("./commands/fault.ts")).fault,
  trigger: async () => (await import("./commands/trigger.ts")).trigger,
  limits: async () => (await import("./commands/limits.ts")).limits,
  time: async () => (await import("./commands/time.ts")).time,
  record: async () => (await import("./commands/record.ts")).record,
  webhooks: async () => (await import("./commands/webhooks.ts")).webhooks,
  replay: async () => (await import("./commands/replay.ts")).replay,
  install: async () => (await import("./commands/install.ts")).install,
  ci: async () => (await import("./commands/ci.ts")).ci,
  remove: async () => (await import("./commands/remove.ts")).remove,
  registry: async () => (await import("./commands/registry.ts")).registry,
  pack: async () => (await import("./commands/pack.ts")).pack,
  publish: async () => (await import("./commands/publish.ts")).publish,
  catalog: async () => (await import("./commands/catalog.ts")).catalog,
  explain: async () => (await import("./commands/explain.ts")).explain,
  generate: async () => (await import("./commands/generate.ts")).generate,
  doctor: async () => (await import("./commands/doctor.ts")).doctor,
  completion: async () => (await import("./commands/completion.ts")).completion,
} satisfies { [Name in CommandName]: Load };
