import type { Description } from "../description/description.ts";

interface Sample {
  readonly paths: object;
  readonly schemas?: object;
  readonly webhooks?: object;
}

/** A small description for tests, written as its paths and schemas. */
export function sampleDescription({ paths, schemas = {}, webhooks }: Sample): Description {
  const document: unknown = {
    openapi: "3.1.0",
    info: { title: "Sample", version: "1" },
    paths,
    components: { schemas },
    ...(webhooks !== undefined && { webhooks }),
  };
  return {
    // Tests write what a validated document would hold; a wrong one makes them fail.
    document: document as Description["document"],
    apiVersion: "1",
    title: "Sample",
    hosts: [],
  };
}

/** An operation that answers with a JSON body. */
export function answering(schema: object, more: object = {}): object {
  return { responses: { 200: { content: { "application/json": { schema } } } }, ...more };
}

/** A reference to a component's schema. */
export function ref(component: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${component}` };
}

/** A page of a component's entities under `data`. */
export function pageOf(component: string): object {
  return {
    type: "object",
    required: ["data", "has_more"],
    properties: { data: { type: "array", items: ref(component) }, has_more: { type: "boolean" } },
  };
}
