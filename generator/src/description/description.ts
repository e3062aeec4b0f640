import type { OpenAPIV3_1 } from "openapi-types";

/**
 * A vendor's API description, ready to be modelled: patched, known to be valid and written in one dialect.
 *
 * The dialect is OpenAPI 3.1 with JSON Schema 2020-12, whatever the source was written in: `nullable` has
 * become the type `null`, boolean `exclusiveMinimum` and `exclusiveMaximum` have become numbers, `const` an
 * enum of one; enums have no duplicates. References stay references, each to a component
 * (`#/components/schemas/…`); extensions (`x-…`), summaries and descriptions stay where the vendor wrote
 * them. Examples are gone.
 */
export interface Description {
  readonly document: OpenAPIV3_1.Document;
  /** The version the document gives itself (`info.version`). */
  readonly apiVersion: string;
  readonly title: string;
  /** Host names of the document's servers, lower case, without duplicates, in the document's order. */
  readonly hosts: readonly string[];
  /** The path below which what stands at the root of a host is described, by host. */
  readonly places?: { readonly [host: string]: string };
}
