/** One stored thing. Entities are never changed in place: a change makes a new one. */
export type Entity = { readonly [field: string]: unknown };

/** A place in a table: it keeps its position while the entity in it is replaced. */
export interface Row {
  readonly key: string;
  /** The position in the order of creation. */
  readonly sequence: number;
  /** Whether the entity still exists. */
  live: boolean;
  entity: Entity;
  /** The entity as JSON, made at the first read and dropped at every change. */
  json: string | undefined;
  /** The world's version when the JSON was made. */
  jsonVersion: number;
}
