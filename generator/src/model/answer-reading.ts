import type { DocumentIndex } from "./document-index.ts";
import { type Element, elementOf, isTombstone } from "./element-schema.ts";
import { isReceipt, listEnvelope, wrappedElement } from "./list-envelope.ts";
import type { RawOperation } from "./raw-operation.ts";
import { branchesOf, type RawSchema, typesOf } from "./raw-schema.ts";

/** What an operation's success looks like. */
export interface AnswerReading {
  readonly status: number;
  /** `tombstone`: what is left of a deleted entity; `value`: JSON that is no entity. */
  readonly form: "empty" | "binary" | "redirect" | "list" | "item" | "tombstone" | "value";
  readonly contentType?: string;
  readonly schema?: RawSchema;
  readonly element?: Element;
  readonly at?: string;
}

/** Reads an operation's success: the lowest 2xx the description declares, and what its body holds. */
export function readAnswer(operation: RawOperation, index: DocumentIndex): AnswerReading {
  const success = operation.responses.filter(({ status }) => /^2(\d\d|XX)$/i.test(status)).sort(byStatus);
  const chosen =
    (operation.intent === "POST" ? success.find(({ status }) => status === "201") : undefined) ??
    (operation.intent === "PUT" ? success.find(({ status }) => status !== "201") : undefined) ??
    success[0];
  if (chosen !== undefined) return readBody(statusOf(chosen.status), chosen.content, index);
  const redirect = operation.responses.find(({ status }) => /^3\d\d$/.test(status) && status !== "304");
  if (redirect !== undefined) return { status: Number(redirect.status), form: "redirect" };
  const fallback = operation.responses.find(({ status }) => status === "default");
  return readBody(200, success.length === 0 ? (fallback?.content ?? []) : [], index);
}

function byStatus(a: { readonly status: string }, b: { readonly status: string }): number {
  return statusOf(a.status) - statusOf(b.status);
}

function statusOf(status: string): number {
  return Number(status.replace(/X/gi, "0"));
}

function readBody(
  status: number,
  content: RawOperation["responses"][number]["content"],
  index: DocumentIndex,
): AnswerReading {
  const json = content.find(([mediaType]) => /[/+]json\b|^\*\/\*$/.test(mediaType));
  if (json === undefined) {
    const [other] = content;
    if (other === undefined || status === 204) return { status, form: "empty" };
    return { status, form: "binary", contentType: other[0] };
  }
  const [mediaType, schema] = json;
  const contentType = mediaType === "*/*" ? "application/json" : mediaType;
  if (schema === undefined) return { status, form: "empty" };
  if (isBytes(schema, index)) return { status, form: "binary", contentType };
  return { status, contentType, schema, ...readEntity(schema, index) };
}

function readEntity(schema: RawSchema, index: DocumentIndex): Pick<AnswerReading, "form" | "element" | "at"> {
  if (isTombstoneAnswer(schema, index)) return { form: "tombstone" };
  if (isReceipt(schema, index)) return { form: "value" };
  const page = listEnvelope(schema, index);
  if (page !== undefined) return { form: "list", ...page };
  const wrapped = wrappedElement(schema, index);
  if (wrapped !== undefined) return { form: "item", ...wrapped };
  const element = elementOf(schema, index);
  return element === undefined ? { form: "value" } : { form: "item", element };
}

function isTombstoneAnswer(schema: RawSchema, index: DocumentIndex): boolean {
  const branches = branchesOf(index.deref(schema).schema);
  return branches.length > 1
    ? branches.every((branch) => isTombstone(branch, index))
    : isTombstone(schema, index);
}

function isBytes(schema: RawSchema, index: DocumentIndex): boolean {
  const written = index.deref(schema).schema;
  return typesOf(written).includes("string") && written.format === "binary";
}
