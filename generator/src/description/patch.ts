import { TwinError } from "@wondertwin/framework/contracts";
import jsonPatch, { type Operation } from "fast-json-patch";
import type { JsonObject } from "./json.ts";

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
      jsonPatch.applyOperation(document, structuredClone(operation), true, true, true);
    } catch (cause) {
      throw failure(name, index, patch, firstLine(cause), cause);
    }
  });
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
