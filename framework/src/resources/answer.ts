import type { Page, PageResult } from "../authoring/page.ts";
import type { Entity, Row } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";

/** What dispatching an operation yields, before it is put into the vendor's shape. */
export type Answer = {
  /** Where it is not the operation's usual one. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
} & (
  | {
      readonly kind: "entity";
      readonly model: ResourceModel;
      readonly entity: Entity;
      readonly row?: Row;
      /** Fields that this answer alone shows. */
      readonly reveals?: readonly string[];
    }
  | {
      readonly kind: "page";
      readonly model: ResourceModel | undefined;
      /** The items that the page's rows count, where those are not rows of the model's table. */
      readonly items?: readonly object[];
      readonly page: Extract<PageResult, { rows: unknown }>;
      readonly envelope: ((page: Page) => unknown) | undefined;
      /** The address that was asked for. */
      readonly url: string;
      /** Properties of the envelope that a request may expand beside the items. */
      readonly expandable: readonly string[];
    }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "content"; readonly body: string | Uint8Array; readonly contentType: string }
  | { readonly kind: "empty" }
);
