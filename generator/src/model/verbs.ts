import { wordsOf } from "./words.ts";

/** The states a verb leads to where they are not the verb's participle. */
const STATES: { readonly [verb: string]: readonly string[] } = {
  activate: ["active", "activated", "enabled"],
  reactivate: ["active", "activated", "enabled"],
  deactivate: ["inactive", "deactivated", "disabled"],
  enable: ["enabled", "active"],
  disable: ["disabled", "inactive"],
  resume: ["active", "running", "in_progress", "resumed"],
  unpause: ["active", "running"],
  start: ["running", "started", "active", "in_progress"],
  stop: ["stopped", "inactive"],
  reopen: ["open", "opened", "reopened"],
  open: ["open", "opened"],
  archive: ["archived"],
  unarchive: ["active", "unarchived"],
  restore: ["active", "restored"],
  cancel: ["canceled", "cancelled"],
  void: ["void", "voided"],
  pay: ["paid"],
  send: ["sent"],
  hold: ["held", "on_hold"],
  deny: ["denied"],
  publish: ["published", "live"],
  unpublish: ["draft", "unpublished"],
  lock: ["locked"],
  withdraw: ["withdrawn"],
  submit: ["submitted"],
  mark: [],
};

/**
 * The state among `states` that doing `action` to an entity ends in, when the action's name says so:
 * `cancel` → `canceled`, `mark_uncollectible` → `uncollectible`.
 */
export function stateAfter(action: string, states: readonly string[]): string | undefined {
  const words = wordsOf(action);
  const [verb = "", ...rest] = words;
  const wanted = words.length === 1 ? [...(STATES[verb] ?? []), ...participles(verb)] : [];
  if (verb === "mark" && rest.length > 0) wanted.push(rest.join("_"), rest.slice(1).join("_"));
  for (const candidate of wanted) {
    const state = states.find((each) => wordsOf(each).join("_") === candidate && candidate !== "");
    if (state !== undefined) return state;
  }
  return undefined;
}

function participles(verb: string): readonly string[] {
  const last = verb.at(-1) ?? "";
  if (last === "e") return [`${verb}d`];
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ied`];
  return [`${verb}ed`, `${verb}${last}ed`];
}

const MAKING = new Set(["create", "add", "new", "make", "generate", "register"]);
const FINDING = new Set(["search", "query", "find_all"]);
const TRYING = new Set(["preview", "upcoming", "estimate", "calculate", "validate", "test", "dry"]);

/** Whether a path's last word makes an entity: `create_reversal`. */
export function makesEntity(segment: string): boolean {
  const words = wordsOf(segment);
  return MAKING.has(words[0] ?? "") && !words.some((word) => TRYING.has(word));
}

/** Whether a path's last word searches a collection. */
export function searches(segment: string): boolean {
  return FINDING.has(wordsOf(segment)[0] ?? "");
}
