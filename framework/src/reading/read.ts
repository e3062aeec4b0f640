import type { SchemaIndex, SchemaNode } from "../contracts/schema-node.ts";
import { visitAnyOf, visitOneOf } from "./alternatives.ts";
import { visitArray } from "./array-rules.ts";
import { coerceText, listFrom, type TextOptions } from "./coerce.ts";
import { deepEqual } from "./deep-equal.ts";
import { visitFreeForm } from "./free-form.ts";
import type { ReadIssue } from "./issue.ts";
import { isRecord, TYPE_BIT, typeBitsOf } from "./json-types.ts";
import { checkNumber } from "./number-rules.ts";
import { visitObject } from "./object-rules.ts";
import { closed, type PreparedSchema, prepareSchema } from "./prepared-schema.ts";
import type { Origin, Reader, ReaderOptions, Reading } from "./reading.ts";
import { sharedSchemas } from "./shared-schemas.ts";
import { checkString } from "./string-rules.ts";
import type { Attempt, IssueFacts, Walk } from "./walk.ts";

/** Makes a reader for the schemas of a pool; each is taken apart when it is first needed. */
export function createReader(pool: readonly SchemaNode[], options: ReaderOptions = {}): Reader {
  const { maxIssues = 20, loneValueAsArray = true, jsonInText = false, closedObjects = false } = options;
  const schemas = new PreparedPool(pool, closedObjects);
  return {
    read(schema: SchemaIndex, input: unknown, from: Origin): Reading {
      const walk = new SchemaWalk(schemas, {
        maxIssues,
        loneValueAsArray,
        jsonInText,
        text: from === "text",
      });
      const value = walk.visit(schema, input);
      return walk.issues.length === 0 ? { ok: true, value } : { ok: false, issues: walk.issues };
    },
  };
}

class PreparedPool {
  readonly #nodes: readonly SchemaNode[];
  readonly #closesObjects: boolean;
  readonly #prepared: (PreparedSchema | undefined)[] = [];
  /** Found when the first schema is prepared. */
  #shared: ReadonlySet<SchemaIndex> | undefined;

  constructor(nodes: readonly SchemaNode[], closesObjects: boolean) {
    this.#nodes = nodes;
    this.#closesObjects = closesObjects;
  }

  at(index: SchemaIndex): PreparedSchema {
    return this.#prepared[index] ?? this.#prepare(index);
  }

  #prepare(index: SchemaIndex): PreparedSchema {
    const node = this.#nodes[index];
    if (node === undefined) throw new RangeError(`The schema pool has no position ${index}.`);
    const prepared = prepareSchema(this.#closes(index) ? closed(node) : node, this.#nodes);
    this.#prepared[index] = prepared;
    return prepared;
  }

  #closes(index: SchemaIndex): boolean {
    if (!this.#closesObjects) return false;
    this.#shared ??= sharedSchemas(this.#nodes);
    return !this.#shared.has(index);
  }
}

interface WalkOptions extends TextOptions {
  readonly text: boolean;
  readonly maxIssues: number;
}

class SchemaWalk implements Walk {
  issues: ReadIssue[] = [];
  text: boolean;
  readonly #schemas: PreparedPool;
  readonly #options: WalkOptions;
  readonly #path: (string | number)[] = [];

  constructor(schemas: PreparedPool, options: WalkOptions) {
    this.#schemas = schemas;
    this.#options = options;
    this.text = options.text;
  }

  get depth(): number {
    return this.#path.length;
  }

  get full(): boolean {
    return this.issues.length >= this.#options.maxIssues;
  }

  report(facts: IssueFacts, name?: string): void {
    if (this.full) return;
    const path = name === undefined ? [...this.#path] : [...this.#path, name];
    this.issues.push({ ...facts, path });
  }

  adopt(issues: readonly ReadIssue[]): void {
    this.issues.push(...issues.slice(0, this.#options.maxIssues - this.issues.length));
  }

  visit(schema: SchemaIndex, input: unknown): unknown {
    const prepared = this.#schemas.at(schema);
    const value = this.text ? this.#coerce(prepared, input) : input;
    const bits = typeBitsOf(value);
    if (prepared.allowed !== 0 && (prepared.allowed & bits) === 0) {
      this.report({ kind: "type", value: input, expected: prepared.expected });
      return input;
    }
    if (prepared.values !== undefined && !isListed(prepared.values, value)) {
      this.report({ kind: "enum", value: input, allowed: prepared.values });
      return input;
    }
    const read = this.#visitByType(prepared, value);
    return prepared.combines || prepared.not !== undefined ? this.#combine(prepared, schema, read) : read;
  }

  visitChild(schema: SchemaIndex | undefined, value: unknown, step: string | number): unknown {
    this.#path.push(step);
    const read = schema === undefined ? visitFreeForm(value, this) : this.visit(schema, value);
    this.#path.pop();
    return read;
  }

  attempt(schema: SchemaIndex, value: unknown): Attempt {
    const outer = this.issues;
    this.issues = [];
    const read = this.visit(schema, value);
    const { issues } = this;
    this.issues = outer;
    return { value: read, issues };
  }

  fits(schema: SchemaIndex, value: unknown): boolean {
    const { text } = this;
    this.text = false;
    const { issues } = this.attempt(schema, value);
    this.text = text;
    return issues.length === 0;
  }

  #coerce(prepared: PreparedSchema, value: unknown): unknown {
    if (typeof value === "string") {
      // An item is never taken for an array of one: arrays in arrays of the same schema had no end.
      const isItem = typeof this.#path.at(-1) === "number";
      const { loneValueAsArray, jsonInText } = this.#options;
      return coerceText(prepared, value, { loneValueAsArray: loneValueAsArray && !isItem, jsonInText });
    }
    const wantsList = (prepared.types & (TYPE_BIT.array | TYPE_BIT.object)) === TYPE_BIT.array;
    return wantsList ? (listFrom(value) ?? value) : value;
  }

  #visitByType(prepared: PreparedSchema, value: unknown): unknown {
    if (typeof value === "string") {
      if (prepared.string) checkString(prepared.string, value, this);
      return value;
    }
    if (typeof value === "number") {
      if (prepared.number) checkNumber(prepared.number, value, this);
      return value;
    }
    if (Array.isArray(value) && prepared.array) return visitArray(prepared.array, value, this);
    if (isRecord(value) && prepared.object) return visitObject(prepared.object, value, this);
    return prepared.combines ? value : visitFreeForm(value, this);
  }

  #combine(prepared: PreparedSchema, schema: SchemaIndex, value: unknown): unknown {
    const before = this.issues.length;
    let read = value;
    for (const part of prepared.allOf) read = this.visit(part, read);
    if (prepared.anyOf.json.length > 0) read = visitAnyOf(prepared.anyOf, read, this);
    if (prepared.oneOf.json.length > 0) read = visitOneOf(prepared.oneOf, read, this);
    if (this.text && prepared.rechecks) return this.#recheck(schema, read, before);
    if (prepared.not !== undefined && this.fits(prepared.not, read))
      this.report({ kind: "forbidden", value });
    return read;
  }

  /**
   * Several schemas looked at a text value, and one may have coerced it after another saw it: what counts is
   * what all of them say of the coerced value.
   */
  #recheck(schema: SchemaIndex, value: unknown, before: number): unknown {
    this.issues.length = before;
    this.text = false;
    this.visit(schema, value);
    this.text = true;
    return value;
  }
}

function isListed(values: readonly unknown[], value: unknown): boolean {
  return values.includes(value) || (typeof value === "object" && values.some((one) => deepEqual(one, value)));
}
