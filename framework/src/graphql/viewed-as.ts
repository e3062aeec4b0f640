import type { Session } from "../resources/session.ts";
import type { Entity } from "../store/entity.ts";
import type { ResourceModel } from "../twin/resource-model.ts";
import { fieldValue } from "./filter.ts";
import { leastLeaf } from "./least-leaf.ts";
import { linkedEntities, linkedEntity } from "./linked.ts";
import type { TypeSystem } from "./type-system.ts";

/** An entity as another type of the schema shows it; undefined where there is no such type. */
export function viewedAs(
  session: Session,
  model: ResourceModel,
  { entity, view }: { readonly entity: Entity; readonly view: ((resource: string) => string) | undefined },
): object | undefined {
  const { types } = session.twin.detail;
  const type = view?.(model.name);
  if (!types || type === undefined || !types.type(type)) return undefined;
  return new View(session, types).of(type, model, entity);
}

class View {
  readonly #session: Session;
  readonly #types: TypeSystem;

  constructor(session: Session, types: TypeSystem) {
    this.#session = session;
    this.#types = types;
  }

  /** All fields that the type has and that something is known of; what must be there is there. */
  of(type: string, model: ResourceModel, entity: Entity): object {
    const shown: Record<string, unknown> = {};
    for (const name of this.#types.fieldNames(type)) {
      const value = this.#field(type, name, model, entity);
      if (value !== undefined) shown[name] = value;
    }
    return shown;
  }

  #field(type: string, name: string, model: ResourceModel, entity: Entity): unknown {
    const field = this.#types.field(type, name);
    if (!field) return undefined;
    if (!this.#types.isComposite(field.type.name)) {
      const value = fieldValue(this.#session, model, { entity, name });
      return value ?? (field.type.nonNull ? leastLeaf(this.#types, field.type) : undefined);
    }
    const link = model.entry?.links?.[name];
    const to = link && this.#session.twin.detail.resources.get(link.to);
    if (!link || !to) return undefined;
    if (link.kind !== "one")
      return linkedEntities(this.#session, entity, link).map((each) => this.of(field.type.name, to, each));
    const other = linkedEntity(this.#session, entity, link);
    return other && this.of(field.type.name, to, other);
  }
}
