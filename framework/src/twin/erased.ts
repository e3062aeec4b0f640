import type { Api } from "../authoring/api.ts";
import type { ReadContext as TypedReadContext } from "../authoring/behaviour.ts";
import type { Changes, Context } from "../authoring/context.ts";
import type { HostedPage } from "../authoring/hosted-page.ts";
import type { IdGenerator } from "../authoring/id.ts";
import type { VendorConfig } from "../authoring/vendor.ts";
import type { Entity } from "../store/entity.ts";

/**
 * The authoring types without a vendor's own: what the runtime works with. Types are gone at run time, so
 * a spec's parts are taken as these once, where a twin is put together.
 */
export type AnyVendorConfig = VendorConfig<Api, Record<string, Entity>>;

/** An operation as the runtime sees it: any parameters, any body. */
export interface AnyOperation {
  parameters: { query: Record<string, unknown>; path: Record<string, string> };
  requestBody: { content: { "application/json": Record<string, unknown> } };
  responses: { 200: { content: { "application/json": unknown } } };
}

export type AnyContext = Context<Api, Record<string, Entity>, AnyOperation>;
type ItemContext = AnyContext & { readonly self: Entity };

export interface AnyAction {
  readonly from?: readonly string[];
  readonly to?: string | ((context: ItemContext) => string);
  readonly handle?: (context: ItemContext) => Changes<Entity> | undefined;
  readonly event?: string | false;
}

export interface ReadContext extends TypedReadContext<Record<string, Entity>> {
  /** Those of the field, where it takes any. */
  readonly args?: Readonly<Record<string, unknown>>;
}

export interface AnyBehaviour {
  readonly defaults?: Readonly<Record<string, unknown>>;
  readonly computed?: Readonly<Record<string, (self: Entity, context: ReadContext) => unknown>>;
  readonly shows?: (self: Entity, context: ReadContext) => Changes<Entity>;
  readonly onExpand?: readonly string[];
  readonly onCreate?: readonly string[];
  readonly initial?: string | ((self: Entity) => string);
  readonly actions?: Readonly<Record<string, AnyAction>>;
  readonly events?: Readonly<Record<string, string | false>>;
  readonly filters?: Readonly<
    Record<string, (self: Entity, value: unknown, context: Pick<AnyContext, "store" | "unix">) => boolean>
  >;
  readonly visible?: (self: Entity, context: AnyContext) => boolean;
  readonly listed?: (self: Entity, context: AnyContext) => boolean;
  readonly merge?: readonly string[];
  readonly wellKnown?: (
    id: string,
    context: { readonly store: AnyContext["store"] },
  ) => Changes<Entity> | undefined;
  readonly find?: (id: string, context: Pick<AnyContext, "store" | "parents">) => Entity | undefined;
  readonly create?: (context: AnyContext) => Changes<Entity>;
  readonly created?: (context: ItemContext) => Entity | undefined;
  readonly update?: (context: ItemContext) => Changes<Entity>;
  readonly remove?: (context: ItemContext) => void;
  readonly plan?: (context: ItemContext) => void;
  readonly moment?: (context: AnyContext & { readonly self: Entity | undefined }) => Date | undefined;
  readonly effects?: Readonly<Record<string, (context: ItemContext) => Changes<Entity> | undefined>>;
}

export interface AnyIdentity {
  readonly described?: false;
  readonly path?: string;
  readonly id: IdGenerator;
  readonly key?: string;
  readonly by?: readonly string[];
  readonly ignoreCase?: boolean;
  readonly state?: string;
}

export type AnyHostedPage = HostedPage<Api, Record<string, Entity>>;

export type AnyHandler = (context: AnyContext) => unknown;
