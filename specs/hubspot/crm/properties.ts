import type { Schemas } from "../api.gen.ts";
import type { Property } from "../resources.ts";
import { type HubspotContext, moment, type Store } from "./context.ts";
import { groupOf, hubspotProperties } from "./definitions.ts";
import type { ObjectType } from "./object-types.ts";

export const propertyKey = (type: ObjectType, name: string): string => `${type.name}/${name}`;

/** A type's properties: HubSpot's, changed as the account has, and the account's own. */
export function propertiesOf(store: Store, type: ObjectType): readonly Schemas["Property"][] {
  const own = new Map(store.property.list({ objectType: type.name }).map((each) => [each.name, each]));
  const hubspots = hubspotProperties(type).map((each) => {
    const changed = own.get(each.name);
    own.delete(each.name);
    return changed ?? each;
  });
  return [...hubspots, ...own.values()];
}

/** A property of a type by its name. */
export function findProperty(store: Store, type: ObjectType, name: string): Schemas["Property"] | undefined {
  return (
    store.property.find(propertyKey(type, name)) ?? hubspotProperties(type).find((each) => each.name === name)
  );
}

/** A property as the API shows it. */
export function shownProperty(property: Schemas["Property"]): Schemas["Property"] {
  // What the twin keeps beside the description's fields is its own.
  const { id: _id, objectType: _type, ...shown } = property as Property;
  return shown;
}

/** What a request or a schema says of a new property. */
type NewProperty = Pick<Schemas["Property"], "name" | "label" | "type" | "fieldType"> &
  Partial<
    Pick<
      Schemas["PropertyCreate"],
      "groupName" | "description" | "options" | "hasUniqueValue" | "displayOrder" | "hidden" | "formField"
    >
  >;

/** Adds a property of the account's own to a type. */
export function newProperty(context: HubspotContext, type: ObjectType, given: NewProperty): Property {
  const at = moment(context);
  return context.store.property.insert({
    description: "",
    groupName: groupOf(type),
    options: [],
    displayOrder: -1,
    hidden: false,
    formField: false,
    hasUniqueValue: false,
    ...given,
    id: propertyKey(type, given.name),
    objectType: type.name,
    calculated: false,
    externalOptions: false,
    hubspotDefined: false,
    archived: false,
    createdAt: at,
    updatedAt: at,
    createdUserId: context.caller.id,
    modificationMetadata: { archivable: true, readOnlyDefinition: false, readOnlyValue: false },
  });
}
