/** The names of all commands, for texts that mention them; `all-commands.ts` says where each one is. */
export const COMMAND_NAMES = [
  "up",
  "down",
  "status",
  "run",
  "test",
  "logs",
  "captures",
  "inspect",
  "reset",
  "seed",
  "snapshot",
  "fault",
  "trigger",
  "limits",
  "time",
  "record",
  "webhooks",
  "replay",
  "catalog",
  "explain",
  "generate",
  "doctor",
  "completion",
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];
