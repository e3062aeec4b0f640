import { type NodeKind, walkDocument } from "./document-grammar.ts";
import { isObject, type JsonObject } from "./json.ts";

/** The kinds of objects that may carry examples. */
const WITH_EXAMPLES: ReadonlySet<NodeKind> = new Set(["schema", "mediaType", "parameter", "header"]);

/** Removes all examples: many are wrong, and they are most of a large description's size. */
export function dropExamples(document: JsonObject): void {
  walkDocument(document, (node, kind) => {
    if (!WITH_EXAMPLES.has(kind)) return;
    delete node["example"];
    delete node["examples"];
  });
  const components = document["components"];
  if (isObject(components)) delete components["examples"];
}
