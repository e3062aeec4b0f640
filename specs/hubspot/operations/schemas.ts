import { reply } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { plainType } from "../crm/association-types.ts";
import { type HubspotContext, moment } from "../crm/context.ts";
import { findObjectType, type ObjectType } from "../crm/object-types.ts";
import { PORTAL_ID } from "../crm/portal.ts";
import { failWith, invalid, notFound } from "../crm/problem.ts";
import { newProperty, propertiesOf, shownProperty } from "../crm/properties.ts";
import { typeNamed } from "../crm/read-record.ts";
import type { CustomObjectType } from "../resources.ts";
import { hubspot } from "../vendor.ts";

const NAME = /^[a-z]\w*$/i;

function typeOf(context: HubspotContext, name: string): CustomObjectType {
  const { store } = context;
  const found = store.object_type.find(
    ({ id, name: own, fullyQualifiedName, archived }) =>
      !archived && [id, own, fullyQualifiedName].some((each) => each.toLowerCase() === name.toLowerCase()),
  );
  return found ?? failWith(context, notFound(`Unable to infer object type from: ${name}`));
}

function definition(type: CustomObjectType): Schemas["ObjectTypeDefinition"] {
  const { description, primaryDisplayProperty, associatedObjects: _objects, ...shown } = type;
  return {
    ...shown,
    objectTypeId: type.id,
    portalId: PORTAL_ID,
    requiredProperties: [...type.requiredProperties],
    searchableProperties: [...type.searchableProperties],
    secondaryDisplayProperties: [...type.secondaryDisplayProperties],
    ...(description !== null && { description }),
    ...(primaryDisplayProperty !== null && { primaryDisplayProperty }),
  };
}

/** Both directions of a type's association with another. */
function associationsWith(
  own: ObjectType,
  other: ObjectType,
  at: string,
): [there: Schemas["AssociationDefinition"], back: Schemas["AssociationDefinition"]] {
  const { typeId, inverse } = plainType(own, other);
  const of = (id: number, from: ObjectType, to: ObjectType) => ({
    id: String(id),
    fromObjectTypeId: from.typeId,
    toObjectTypeId: to.typeId,
    name: `${from.singular}_to_${to.singular}`,
    createdAt: at,
    updatedAt: at,
  });
  return [of(typeId, own, other), of(inverse, other, own)];
}

function schema({ store }: Pick<HubspotContext, "store">, type: CustomObjectType): Schemas["ObjectSchema"] {
  const { portalId: _portal, ...shown } = definition(type);
  const own = findObjectType(store, type.id);
  return {
    ...shown,
    properties: own
      ? propertiesOf(store, own)
          .filter(({ archived }) => !archived)
          .map(shownProperty)
      : [],
    associations: type.associatedObjects.flatMap((name) => {
      const other = findObjectType(store, name);
      return own && other ? associationsWith(own, other, type.createdAt) : [];
    }),
  };
}

/** A type of HubSpot's own as its schema shows it. */
function standardSchema({ store }: Pick<HubspotContext, "store">, type: ObjectType): Schemas["ObjectSchema"] {
  return {
    id: type.typeId,
    objectTypeId: type.typeId,
    name: type.singular.toUpperCase(),
    fullyQualifiedName: type.singular.toUpperCase(),
    labels: { singular: type.singular, plural: type.name },
    requiredProperties: [...type.required],
    searchableProperties: [...type.searchable],
    properties: propertiesOf(store, type).map(shownProperty),
    associations: [],
    archived: false,
  };
}

export default hubspot.operations({
  "crm.schemas.coreApi.getAll": (context) => ({
    results: context.store.object_type
      .list({ archived: context.query.archived ?? false })
      .map((type) => schema(context, type)),
  }),

  "crm.schemas.coreApi.create": (context) => {
    const { body, store } = context;
    const { name, properties, requiredProperties, labels, associatedObjects } = body;
    if (!NAME.test(name))
      failWith(context, invalid(`${name} is no name of a type: letters, digits and underscores.`));
    if (findObjectType(store, name))
      failWith(context, {
        category: "OBJECT_ALREADY_EXISTS",
        message: `An object type named '${name}' already exists.`,
      });
    const known = new Set(properties.map((each) => each.name));
    for (const needed of [
      ...requiredProperties,
      ...(body.primaryDisplayProperty === undefined ? [] : [body.primaryDisplayProperty]),
    ])
      if (!known.has(needed))
        failWith(context, invalid(`The property ${needed} is none of the type's properties.`));
    const at = moment(context);
    const type = store.object_type.insert({
      name,
      fullyQualifiedName: `p${PORTAL_ID}_${name}`,
      labels,
      description: body.description ?? null,
      primaryDisplayProperty: body.primaryDisplayProperty ?? null,
      secondaryDisplayProperties: body.secondaryDisplayProperties ?? [],
      requiredProperties,
      searchableProperties: body.searchableProperties ?? [],
      associatedObjects,
      archived: false,
      createdAt: at,
      updatedAt: at,
    });
    const own = findObjectType(store, type.id);
    if (own) for (const property of properties) newProperty(context, own, property);
    return schema(context, type);
  },

  "crm.schemas.coreApi.getById": (context) => {
    const { params, store } = context;
    const type = findObjectType(store, params.objectType);
    if (type?.typeId.startsWith("0-")) return standardSchema(context, type);
    return schema(context, typeOf(context, params.objectType));
  },

  "crm.schemas.coreApi.update": (context) => {
    const { params, body, store } = context;
    const { clearDescription, restorable: _restorable, description, ...changes } = body;
    const type = typeOf(context, params.objectType);
    const said = clearDescription ? null : description;
    return definition(
      store.object_type.update(type, { ...changes, description: said, updatedAt: moment(context) }),
    );
  },

  "crm.schemas.coreApi.archive": (context) => {
    const { params, store } = context;
    const type = typeOf(context, params.objectType);
    if (store.record.find({ type: type.fullyQualifiedName, archived: false }))
      failWith(context, invalid("A type that has records cannot be deleted."));
    store.object_type.update(type, { archived: true, updatedAt: moment(context) });
    return reply({ status: 204 });
  },

  "crm.schemas.batchApi.crmObjectSchemasV3SchemasBatchRead": (context) => ({
    results: context.body.inputs.flatMap((name) => {
      const type = findObjectType(context.store, name);
      if (!type) return [];
      return [
        type.typeId.startsWith("0-") ? standardSchema(context, type) : schema(context, typeOf(context, name)),
      ];
    }),
  }),

  "crm.schemas.coreApi.createAssociation": (context) => {
    const { params, body, store } = context;
    const own = typeOf(context, params.objectType);
    const from = typeNamed(context, body.fromObjectTypeId);
    const to = typeNamed(context, body.toObjectTypeId);
    const other = from.typeId === own.id ? to : from;
    store.object_type.update(own, {
      associatedObjects: [...new Set([...own.associatedObjects, other.typeId])],
    });
    const [definition] = associationsWith(from, to, moment(context));
    return definition;
  },

  "crm.schemas.coreApi.archiveAssociation": (context) => {
    const { params, store } = context;
    const own = typeOf(context, params.objectType);
    const type = findObjectType(store, own.id);
    const associatedObjects = own.associatedObjects.filter((name) => {
      const other = findObjectType(store, name);
      const known = type && other ? associationsWith(type, other, own.createdAt) : [];
      return !known.some(({ id, name: named }) => [id, named].includes(params.associationIdentifier));
    });
    store.object_type.update(own, { associatedObjects });
    return reply({ status: 204 });
  },
});
