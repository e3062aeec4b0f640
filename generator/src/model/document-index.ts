import { TwinError } from "@wondertwin/framework/contracts";
import type { RawSchema } from "./raw-schema.ts";

/** A schema together with the component it was found under, where it has one. */
export interface NamedSchema {
  readonly schema: RawSchema;
  readonly component?: string;
}

const SCHEMAS = "#/components/schemas/";

/** Follows the references of one document. */
export class DocumentIndex {
  readonly #document: unknown;
  readonly #targets = new Map<string, unknown>();

  constructor(document: unknown) {
    this.#document = document;
  }

  /**
   * Follows `$ref`s until a schema that is written out.
   *
   * @throws TwinError `description_reference` when a reference leads nowhere or in a circle
   */
  deref(schema: RawSchema): NamedSchema {
    let current: NamedSchema = { schema };
    for (let hops = 0; current.schema.$ref !== undefined; hops += 1) {
      const ref = current.schema.$ref;
      if (hops > 20) throw brokenReference(ref, "leads in a circle");
      const target = this.resolve<RawSchema>(ref);
      current = ref.startsWith(SCHEMAS)
        ? { schema: target, component: unescapePointer(ref.slice(SCHEMAS.length)) }
        : { ...current, schema: target };
    }
    return current;
  }

  /** What `value` refers to, when it is a reference object, else `value` itself. */
  follow<T extends object>(value: T): T {
    let current: T = value;
    for (let hops = 0; "$ref" in current && typeof current.$ref === "string"; hops += 1) {
      if (hops > 20) throw brokenReference(current.$ref, "leads in a circle");
      current = this.resolve<T>(current.$ref);
    }
    return current;
  }

  /** The value a local reference points to. The caller names its type: the description has been validated. */
  resolve<T extends object>(ref: string): T {
    let target = this.#targets.get(ref);
    if (target === undefined) {
      target = walkPointer(this.#document, ref);
      if (typeof target !== "object" || target === null) throw brokenReference(ref, "leads nowhere");
      this.#targets.set(ref, target);
    }
    // The position in a validated OpenAPI document decides what stands there.
    return target as T;
  }
}

function walkPointer(document: unknown, ref: string): unknown {
  if (!ref.startsWith("#/")) return undefined;
  let node: unknown = document;
  for (const part of ref.slice(2).split("/")) {
    const key = unescapePointer(part);
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined;
    node = Reflect.get(node, key);
  }
  return node;
}

function unescapePointer(part: string): string {
  return decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
}

function brokenReference(ref: string, problem: string): TwinError {
  return new TwinError("description_reference", `The description's reference ${ref} ${problem}.`, {
    hint: "Correct the reference with an entry in patch.json.",
  });
}
