import { readFileSync } from "node:fs";
import type { TwinError } from "@wondertwin/framework/contracts";
import { Ajv2020 } from "ajv/dist/2020.js";
import { compile } from "json-p3";
import { CliError } from "../cli-error.ts";
import { readSeed } from "../project/read-seed.ts";
import type { KnownTwin } from "./known-twin.ts";
import type { Problem } from "./problem.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioFile } from "./scenario-file.ts";
import { scenarioSchema } from "./scenario-schema.ts";
import { schemaProblems } from "./schema-problems.ts";
import { seedFile } from "./seed-file.ts";
import { namesIn, noTwin, plainName, whyUnknown } from "./template.ts";
import { twinsNamed } from "./twins-named.ts";

const validate = new Ajv2020({
  allErrors: true,
  verbose: true,
  strict: false,
  formats: { regex: isRegex },
}).compile(scenarioSchema);

/**
 * Reads a scenario file, for a project that has these twins.
 *
 * Throws `bad_scenario` with everything that is wrong with it.
 */
export function readScenario(file: string, twins: readonly KnownTwin[]): ScenarioFile {
  const value = parsed(file);
  const bySchema = schemaProblems(validate, value);
  if (bySchema.length > 0) throw badScenario(file, bySchema);
  // The schema describes exactly this.
  const scenario = value as Scenario;
  const named = twinsNamed(scenario, twins);
  const names = twins.map(({ name }) => name);
  const problems = [
    ...pathProblems(scenario),
    ...nameProblems(scenario, names),
    ...twinProblems(scenario, { named, names }),
    ...seedProblems(scenario, file),
  ];
  if (problems.length > 0) throw badScenario(file, problems);
  return { file, scenario, twins: named };
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badScenario(file, [{ pointer: "", message: `This is no JSON: ${error.message}.` }]);
  }
}

function badScenario(file: string, problems: readonly Problem[]): TwinError {
  return new CliError("bad_scenario", `${file} is no scenario that can be run.`, {
    hint: "What a scenario can say: wt test --schema.",
    details: problems.map(({ pointer, message }) => `${pointer === "" ? "/" : pointer}: ${message}`),
  });
}

function isRegex(text: string): boolean {
  try {
    return Boolean(new RegExp(text, "u"));
  } catch {
    return false;
  }
}

function pathProblems({ steps }: Scenario): readonly Problem[] {
  return steps.flatMap((step, at) => {
    const paths: [pointer: string, path: string][] = [
      ...Object.entries(step.capture ?? {}).map(([name, path]): [string, string] => [
        `capture/${name}`,
        path,
      ]),
      ...Object.keys(step.assert?.body ?? {}).map((path): [string, string] => ["assert/body", path]),
      ...(step.webhooks?.expect ?? []).flatMap(({ body = {} }, n) =>
        Object.keys(body).map((path): [string, string] => [`webhooks/expect/${n}/body`, path]),
      ),
    ];
    return paths.flatMap(([pointer, path]) => {
      const message = whyNoPath(path);
      return message === undefined ? [] : [{ pointer: `/steps/${at}/${pointer}`, message }];
    });
  });
}

function whyNoPath(path: string): string | undefined {
  try {
    compile(path);
    return undefined;
  } catch (error) {
    return `${path} is no JSONPath: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** Names in templates that stand for nothing by the time they are used. */
function nameProblems(
  { setup, variables = {}, steps }: Scenario,
  twins: readonly string[],
): readonly Problem[] {
  const known = Object.keys(variables);
  const unknown = (pointer: string, part: unknown) =>
    namesIn(JSON.stringify(part ?? {})).flatMap((name) => {
      const message = whyUnknown(name, { variables: known, twins });
      return message === undefined ? [] : [{ pointer, message }];
    });
  const problems = unknown("/setup", setup);
  for (const [at, { capture = {}, webhooks, state, assert, ...before }] of steps.entries()) {
    problems.push(...unknown(`/steps/${at}`, before));
    known.push(...Object.keys(capture));
    problems.push(...unknown(`/steps/${at}`, { webhooks, state, assert }));
  }
  return problems;
}

function twinProblems(
  scenario: Scenario,
  { named, names }: { readonly named: readonly string[]; readonly names: readonly string[] },
): readonly Problem[] {
  const missing = named.filter((name) => !names.includes(plainName(name)));
  if (missing.length > 0) return missing.map((name) => ({ pointer: "", message: noTwin(name, names) }));
  const parts = scenario.steps.flatMap(({ time, faults, webhooks, state }, at) =>
    Object.entries({ time, faults, webhooks, state }).map(
      ([part, said]) => [`/steps/${at}/${part}`, said] as const,
    ),
  );
  return [["/setup/time", scenario.setup?.time] as const, ...parts].flatMap(([pointer, said]) =>
    said === undefined || said.twin !== undefined || named.length === 1
      ? []
      : [{ pointer, message: "This must say which twin it is about." }],
  );
}

function seedProblems({ setup }: Scenario, file: string): readonly Problem[] {
  return Object.entries(setup?.seed_files ?? {}).flatMap(([twin, path]) => {
    try {
      readSeed(seedFile(path, file));
      return [];
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return [{ pointer: `/setup/seed_files/${twin}`, message }];
    }
  });
}
