import { TwinError } from "../contracts/twin-error.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { effectFields, ruleFields } from "./fault-fields.ts";
import type { FaultEffect, FaultRule, FaultWish } from "./fault-rule.ts";
import { presetsOf } from "./presets.ts";

/**
 * The rule that somebody wishes for, the preset it names filled in.
 *
 * @throws TwinError `bad_fault`, `unknown_preset`, `unknown_operation`, `unknown_resource`
 */
export function readFault(wish: unknown, twin: TwinModel): FaultRule {
  if (!isObject(wish)) throw bad("A fault must be an object.");
  const { preset, ...own } = wish;
  const rule: Readonly<Record<string, unknown>> =
    preset === undefined ? own : { ...presetNamed(preset, twin), ...own };
  checkFields(rule, ruleFields, "");
  const { sequence } = rule;
  if (Array.isArray(sequence))
    for (const [index, effect] of sequence.entries()) {
      if (effect === "pass") continue;
      if (!isObject(effect)) throw bad(`sequence[${index}] must be an effect or "pass".`);
      checkFields(effect, effectFields, `sequence[${index}].`);
      checkEffect(effect, `sequence[${index}]`);
    }
  const effects = Object.keys(effectFields).filter((name) => rule[name] !== undefined);
  if (sequence !== undefined && effects.length > 0)
    throw bad(`A fault with a sequence says there what it does; ${effects.join(", ")} must go.`);
  if (sequence === undefined) checkEffect(rule, "A fault");
  // Every property has been looked at by the check of its name; the copy is nobody else's to change.
  const checked = JSON.parse(JSON.stringify(rule)) as FaultRule;
  checkNames(checked, twin);
  return checked;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function bad(
  message: string,
  hint = 'Write it like {"method": "POST", "path": "/v1/**", "status": 500}.',
): TwinError {
  return new TwinError("bad_fault", message, { hint });
}

type Fields = Readonly<Record<string, (value: unknown) => string | undefined>>;

function checkFields(given: Readonly<Record<string, unknown>>, fields: Fields, where: string): void {
  for (const [name, value] of Object.entries(given)) {
    const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!check)
      throw bad(`A fault has no property ${where}${name}.`, `It has ${Object.keys(fields).join(", ")}.`);
    const problem = check(value);
    if (problem !== undefined) throw bad(`${where}${name} ${problem}.`);
  }
}

/** What no single property shows. */
function checkEffect(effect: FaultEffect & { readonly on?: unknown }, what: string): void {
  const { body, code, headers, latency, message, network, param, speed, status } = effect;
  if ([body, code, headers, latency, message, network, status].every((each) => each === undefined))
    throw bad(
      `${what} does nothing.`,
      "Give status, code, body, headers, latency or network, or name a preset.",
    );
  if (body !== undefined && (code ?? message ?? param) !== undefined)
    throw bad(`${what} has a body of its own, so the vendor's code, message and param have no place.`);
  if (speed !== undefined && network !== "slow") throw bad("Only what is slow has a speed.");
  const isSilent = network === "reset" || network === "hang";
  if (isSilent && (body ?? code ?? headers ?? message ?? status) !== undefined)
    throw bad(`${what} with ${network} has no answer, so none can be described.`);
}

function checkNames({ after, operation, resource }: FaultRule, twin: TwinModel): void {
  const { operations } = twin.boot;
  const awaited = [after?.operation ?? []].flat().find((name) => !operations.some(({ id }) => id === name));
  if (awaited !== undefined) checkNames({ operation: awaited }, twin);
  if (operation !== undefined && !operations.some(({ id }) => id === operation))
    throw new TwinError("unknown_operation", `${twin.manifest.title} has no operation ${operation}.`, {
      hint: "Take an operation's id as the captures show it.",
    });
  if (resource !== undefined && !operations.some((each) => each.resource === resource))
    throw new TwinError("unknown_resource", `${twin.manifest.title} has no operations of ${resource}.`, {
      hint: "Take a resource's name as the state shows it.",
    });
}

function presetNamed(name: unknown, twin: TwinModel): FaultWish {
  const presets = presetsOf(twin);
  const preset = typeof name === "string" && Object.hasOwn(presets, name) ? presets[name] : undefined;
  if (preset) return preset;
  throw new TwinError("unknown_preset", `There is no preset ${JSON.stringify(name)}.`, {
    hint: `Take one of ${Object.keys(presets).join(", ")}.`,
  });
}
