import { EXIT, TwinError } from "@wondertwin/framework/contracts";
import { asTypedHere } from "./as-typed-here.ts";
import { CliError } from "./cli-error.ts";

/** The exit status of every code that is not a plain failure at run time. */
const STATUS: { readonly [code: string]: number } = {
  generated_stale: EXIT.negative,
  usage: EXIT.usage,
  no_twins: EXIT.usage,
  invalid_name: EXIT.usage,
  nothing_to_generate: EXIT.usage,
  registry_invalid: EXIT.usage,
  spec_invalid: EXIT.usage,
  spec_failed: EXIT.usage,
  patch_failed: EXIT.usage,
  description_invalid: EXIT.usage,
  description_unreadable: EXIT.usage,
  description_unsupported: EXIT.usage,
  description_reference: EXIT.usage,
  description_dangling_reference: EXIT.usage,
  description_external_reference: EXIT.usage,
  state_too_new: EXIT.usage,
  source_unreachable: EXIT.undecided,
  source_truncated: EXIT.undecided,
  source_integrity: EXIT.integrity,
  source_digest: EXIT.integrity,
  hosts_overlap: EXIT.usage,
  no_hosts: EXIT.usage,
  trust_unreadable: EXIT.usage,
  authority_damaged: EXIT.integrity,
  authority_exposed: EXIT.integrity,
  twin_damaged: EXIT.integrity,
  archive_refused: EXIT.integrity,
  signature_invalid: EXIT.integrity,
  integrity_mismatch: EXIT.integrity,
  key_unknown: EXIT.integrity,
  lock_invalid: EXIT.integrity,
  lock_stale: EXIT.usage,
  no_lock: EXIT.usage,
  project_file_invalid: EXIT.usage,
  config_invalid: EXIT.usage,
  registry_insecure: EXIT.usage,
  registry_unreachable: EXIT.undecided,
  registry_denied: EXIT.login,
  unknown_registry: EXIT.notFound,
  unknown_version: EXIT.notFound,
  version_taken: EXIT.negative,
  key_invalid: EXIT.usage,
  registry_damaged: EXIT.integrity,
  bad_request: EXIT.usage,
  bad_time: EXIT.usage,
  bad_duration: EXIT.usage,
  bad_where: EXIT.usage,
  bad_pointer: EXIT.usage,
  bad_seed: EXIT.usage,
  seed_failed: EXIT.usage,
  snapshot_invalid: EXIT.usage,
  snapshot_format: EXIT.usage,
  snapshot_exists: EXIT.usage,
  snapshot_of_all: EXIT.usage,
  snapshot_of_another: EXIT.usage,
  snapshot_of_another_build: EXIT.usage,
  snapshot_damaged: EXIT.integrity,
  unknown_snapshot: EXIT.notFound,
  unknown_partition: EXIT.notFound,
  partition_needed: EXIT.usage,
  unknown_capture: EXIT.notFound,
  unknown_delivery: EXIT.notFound,
  unknown_run: EXIT.notFound,
  unknown_trigger: EXIT.notFound,
  trigger_failed: EXIT.negative,
  recording_invalid: EXIT.usage,
  other_run: EXIT.negative,
  program_not_found: 127,
  program_not_runnable: 126,
  run_exists: EXIT.usage,
  bad_scenario: EXIT.usage,
  no_scenarios: EXIT.usage,
  past_gone: EXIT.notFound,
  unknown_entity: EXIT.notFound,
  unknown_pointer: EXIT.notFound,
  unknown_twin: EXIT.notFound,
  unknown_resource: EXIT.notFound,
  file_not_found: EXIT.notFound,
  no_log: EXIT.notFound,
  nothing_recorded: EXIT.notFound,
};

/** An error in the shape in which `wt` reports it. */
export interface ReportedError {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** Lines of evidence, such as the end of a twin's log. */
  readonly details?: readonly string[];
}

/** What to tell the user about an error; a bug keeps its stack as evidence. */
export function describeError(error: unknown): ReportedError {
  if (error instanceof TwinError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: asTypedHere(error.hint) }),
      ...(error instanceof CliError && error.details.length > 0 ? { details: error.details } : {}),
    };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return {
    code: "internal",
    message: `This is a bug in wt: ${message}`,
    hint: "Report it with the command you ran and the lines above.",
    details: (stack ?? "").split("\n").slice(1, 9),
  };
}

/** The exit status an error ends the command with. */
export function exitStatusOf(error: unknown): number {
  return error instanceof TwinError ? (STATUS[error.code] ?? EXIT.runtime) : EXIT.runtime;
}
