import { compile, type JSONValue } from "json-p3";
import { check, type Found } from "./check.ts";
import type { Failure } from "./result.ts";
import type { Expectations, ScenarioStep } from "./scenario.ts";
import type { Answer } from "./send-request.ts";
import { expand, expandExpected, type Values } from "./template.ts";

/** What of an answer differs from what a step asserts. */
export function checkAnswer(
  { status, body_contains, headers = {}, body = {} }: NonNullable<ScenarioStep["assert"]>,
  answer: Answer,
  values: Values,
): readonly Failure[] {
  const failures: Failure[] = [];
  if (status !== undefined && answer.status !== status)
    failures.push({ place: "status", message: "is another", expected: status, actual: answer.status });
  for (const [name, text] of Object.entries(headers)) {
    const value = answer.headers.get(name);
    failures.push(
      ...check(
        `header ${name}`,
        value === null ? { found: false } : { found: true, value },
        expand(text, values),
      ),
    );
  }
  if (body_contains !== undefined) {
    const wanted = expand(body_contains, values);
    if (!answer.body.includes(wanted))
      failures.push({ place: "body", message: "does not contain that", expected: wanted });
  }
  return [...failures, ...checkBody(body, answer.body, values)];
}

/** What of a body differs from what is expected of it, by JSONPath. */
export function checkBody(expected: Expectations, body: string, values: Values): readonly Failure[] {
  const paths = Object.entries(expected);
  if (paths.length === 0) return [];
  const value = parsed(body);
  if (value === undefined) return [{ place: "body", message: "is no JSON", actual: body.slice(0, 200) }];
  return paths.flatMap(([path, wanted]) =>
    check(`body ${path}`, atPath(path, value), expandExpected(wanted, values)),
  );
}

/** The first value that a JSONPath finds in a body. */
export function findIn(body: string, path: string): Found {
  const value = parsed(body);
  return value === undefined ? { found: false } : atPath(path, value);
}

function atPath(path: string, value: JSONValue): Found {
  const [first] = compile(path).query(value).values();
  return first === undefined ? { found: false } : { found: true, value: first };
}

function parsed(body: string): JSONValue | undefined {
  try {
    // What JSON.parse gives is of this type.
    return JSON.parse(body) as JSONValue;
  } catch {
    return undefined;
  }
}
