import { TwinError } from "@wondertwin/framework/contracts";
import jsonPatch, { type Operation } from "fast-json-patch";
import { isObject, type JsonObject, type JsonValue } from "./json.ts";
import { escapeKey, unescapeKey } from "./json-pointer.ts";

/** One correction of a vendor's description (RFC 6902), and why it is made. */
export type Patch = Operation & { readonly reason: string };

/**
 * Applies the patches in order to `document`, in place.
 *
 * @throws TwinError `patch_failed` for the first one that does not apply
 */
export function applyPatches(document: JsonObject, patches: readonly Patch[], name: string): void {
  patches.forEach((patch, index) => {
    const { reason, ...operation } = patch;
    if (typeof reason !== "string" || reason.trim() === "")
      throw failure(name, index, patch, "it gives no reason");
    // At the root there is nothing left of the description to correct.
    if (patch.path === "") throw failure(name, index, patch, "it replaces the whole description");
    try {
      // A copy: a later patch may change below the value that this one puts in.
      for (const path of pathsOf(document, operation))
        jsonPatch.applyOperation(document, structuredClone({ ...operation, path }), true, true, true);
    } catch (cause) {
      throw failure(name, index, patch, firstLine(cause), cause);
    }
  });
}

/**
 * The paths that a patch means: `*` stands for every name that leads on to what the patch names. One without is what
 * it is.
 */
function pathsOf(document: JsonObject, { op, path }: Operation): readonly string[] {
  const keys = path.split("/").slice(1);
  if (!keys.includes("*")) return [path];
  let found: { readonly value: JsonValue; readonly path: string }[] = [{ value: document, path: "" }];
  const isNew = op === "add";
  for (const [position, key] of keys.entries()) {
    const last = position === keys.length - 1;
    found = found.flatMap(({ value, path: before }) => {
      if (!isObject(value)) return [];
      const names = key === "*" ? Object.keys(value) : [unescapeKey(key)];
      return names.flatMap((name) => {
        const next = Object.hasOwn(value, name) ? value[name] : undefined;
        if (next === undefined && !(last && isNew)) return [];
        return [{ value: next ?? null, path: `${before}/${escapeKey(name)}` }];
      });
    });
  }
  if (found.length === 0) throw new Error("nothing is there that it could mean");
  return found.map((each) => each.path);
}

function failure(name: string, index: number, patch: Patch, why: string, cause?: unknown): TwinError {
  return new TwinError(
    "patch_failed",
    `Patch ${index} of ${name} (${patch.op} ${patch.path}; reason: ${patch.reason}) does not apply: ${why}.`,
    { hint: "Compare patch.json with the description; drop the patch if the vendor has mended it.", cause },
  );
}

/** The library adds the operation and the whole description to its messages. */
function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
}
