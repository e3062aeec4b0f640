import assert from "node:assert/strict";
import { isRecord } from "../project/is-record.ts";
import type { Finished } from "./run-wt.ts";

/** The data of a command's `--json` answer, after checking that stdout holds one object and nothing else. */
export function dataOf(finished: Finished): Record<string, unknown> {
  const envelope = envelopeOf(finished);
  assert.deepEqual(Object.keys(envelope), ["ok", "data"], finished.stdout);
  assert.equal(envelope["ok"], true);
  assert(isRecord(envelope["data"]));
  return envelope["data"];
}

/** The error of a command's `--json` answer, checked likewise. */
export function errorOf(finished: Finished): Record<string, unknown> {
  const envelope = envelopeOf(finished);
  assert.deepEqual(Object.keys(envelope), ["ok", "error"], finished.stdout);
  assert.equal(envelope["ok"], false);
  const { error } = envelope;
  assert(isRecord(error));
  for (const part of ["code", "message", "hint"]) assert.equal(typeof error[part], "string", part);
  return error;
}

/** A list in a command's data. */
export function listOf(data: Record<string, unknown>, name: string): readonly Record<string, unknown>[] {
  const list = data[name];
  assert(Array.isArray(list) && list.every(isRecord), `${name} is a list of objects`);
  return list;
}

function envelopeOf({ stdout, stderr }: Finished): Record<string, unknown> {
  assert.match(stdout, /^\{.*\}\n$/, `one line on stdout; stderr: ${stderr}`);
  const value: unknown = JSON.parse(stdout);
  assert(isRecord(value));
  return value;
}
