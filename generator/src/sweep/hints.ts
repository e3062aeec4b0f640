import { existsSync } from "node:fs";
import { type BootArtifact, type Json, type LazyArtifact, TwinError } from "@wondertwin/framework/contracts";
import { readJsonFile } from "../generate/read-json-file.ts";

/** What to send for an operation beside the least its schema demands. */
export interface RequestHint {
  /** Why the description alone does not lead to a request that succeeds. */
  readonly why: string;
  readonly path?: { readonly [parameter: string]: string };
  readonly query?: { readonly [parameter: string]: Json };
  /** Added to the body; `"{customer}"` stands for the id of a customer that is made first. */
  readonly body?: { readonly [parameter: string]: Json };
  /** Operations that come first, in order, on the same entities. */
  readonly first?: readonly {
    readonly operation: string;
    readonly body?: { readonly [parameter: string]: Json };
  }[];
  /** How entities of a resource are made for this operation: parameters beside those made up. */
  readonly make?: { readonly [resource: string]: { readonly [parameter: string]: Json } };
  /** Resources whose entities are planted for this operation instead of made, with these fields. */
  readonly plant?: { readonly [resource: string]: { readonly [field: string]: Json } };
}

/** `specs/<vendor>/test/sweep.json`: what a sweep must know that no description says. */
export interface SweepHints {
  /** Headers of every request, the credential among them. */
  readonly headers?: { readonly [name: string]: string };
  /** Members that the body of every success has, where the status does not tell it from a failure. */
  readonly success?: { readonly [name: string]: Json };
  /** Values that path parameters have everywhere, by the parameters' names. */
  readonly path?: { readonly [parameter: string]: string };
  /** Values that members of bodies have everywhere where they are needed and of that type, by the members' names. */
  readonly members?: { readonly [member: string]: Json };
  readonly operations?: { readonly [id: string]: RequestHint };
  /** Operations for which no request that succeeds exists, each with the reason. */
  readonly exceptions?: { readonly [id: string]: string };
  /** Collections whose entities do not live the usual life, by path, each with the reason. */
  readonly lives?: { readonly [path: string]: string };
}

const STRINGS = { type: "object", additionalProperties: { type: "string" } };
const OBJECTS = { type: "object", additionalProperties: { type: "object" } };

const HINTS_SCHEMA = {
  type: "object",
  additionalProperties: false,
  properties: {
    headers: STRINGS,
    success: { type: "object" },
    path: STRINGS,
    members: { type: "object" },
    operations: {
      type: "object",
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        required: ["why"],
        properties: {
          why: { type: "string" },
          path: STRINGS,
          query: { type: "object" },
          body: { type: "object" },
          first: {
            type: "array",
            items: {
              type: "object",
              additionalProperties: false,
              required: ["operation"],
              properties: { operation: { type: "string" }, body: { type: "object" } },
            },
          },
          make: OBJECTS,
          plant: OBJECTS,
        },
      },
    },
    exceptions: STRINGS,
    lives: STRINGS,
  },
};

/**
 * Reads a vendor's hints; none where there is no such file.
 *
 * @throws TwinError `spec_invalid`
 */
export async function readHints(file: string): Promise<SweepHints> {
  return existsSync(file) ? readJsonFile<SweepHints>(file, HINTS_SCHEMA) : {};
}

/**
 * Makes sure that hints speak of what a twin has: one for an operation that has another name now would be passed
 * over in silence.
 *
 * @throws TwinError `hints_unknown`
 */
export function checkHints(
  { operations = {} }: SweepHints,
  { boot, lazy }: { readonly boot: BootArtifact; readonly lazy: LazyArtifact },
): void {
  const known = new Set(boot.operations.map(({ id }) => id));
  const unknown = Object.entries(operations).flatMap(([id, { first = [], make = {}, plant = {} }]) => [
    ...[id, ...first.map(({ operation }) => operation)].filter((each) => !known.has(each)),
    ...Object.keys({ ...make, ...plant }).filter((resource) => !Object.hasOwn(lazy.resources, resource)),
  ]);
  if (unknown.length === 0) return;
  const names = [...new Set(unknown)].join(", ");
  throw new TwinError("hints_unknown", `The sweep's hints speak of what ${boot.vendor} has not: ${names}.`, {
    hint: "Name the operations and resources as the description does, or take the hints out.",
  });
}
