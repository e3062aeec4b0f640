import { reply } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { batch, batchAnswer } from "../crm/batch.ts";
import { type HubspotContext, moment } from "../crm/context.ts";
import type { ObjectType } from "../crm/object-types.ts";
import { failWith, inBatch, invalid, isProblem, notFound, type Problem } from "../crm/problem.ts";
import { findProperty, newProperty, propertiesOf, propertyKey, shownProperty } from "../crm/properties.ts";
import { typeNamed } from "../crm/read-record.ts";
import { hubspot } from "../vendor.ts";

type Given = Schemas["PropertyCreate"];

const NAME = /^[a-z][a-z0-9_]*$/;

/** Makes a property, or says why not. */
function create(context: HubspotContext, type: ObjectType, given: Given): Schemas["Property"] | Problem {
  const { store } = context;
  const { name } = given;
  if (!NAME.test(name))
    return invalid(
      `${name} is no name of a property: small letters, digits and underscores, a letter first.`,
    );
  if (findProperty(store, type, name))
    return {
      category: "OBJECT_ALREADY_EXISTS",
      message: `A property named '${name}' already exists.`,
      subCategory: "Properties.PROPERTY_ALREADY_EXISTS",
    };
  if (given.type === "enumeration" && (given.options ?? []).length === 0)
    return invalid(`The property ${name} needs options.`);
  return newProperty(context, type, given);
}

const missing = (name: string): Problem => notFound(`No property exists with name ${name}.`);

export default hubspot.operations({
  "crm.properties.coreApi.getAll": (context) => {
    const { params, query, store } = context;
    const type = typeNamed(context, params.objectType);
    const archived = query.archived ?? false;
    return {
      results: propertiesOf(store, type)
        .filter((each) => (each.archived ?? false) === archived)
        .map(shownProperty),
    };
  },

  "crm.properties.coreApi.create": (context) => {
    const made = create(context, typeNamed(context, context.params.objectType), context.body);
    return isProblem(made) ? failWith(context, made) : shownProperty(made);
  },

  "crm.properties.coreApi.getByName": (context) => {
    const { params, query, store } = context;
    const found = findProperty(store, typeNamed(context, params.objectType), params.propertyName);
    if (!found || (found.archived ?? false) !== (query.archived ?? false))
      return failWith(context, missing(params.propertyName));
    return shownProperty(found);
  },

  "crm.properties.coreApi.update": (context) => {
    const { params, body, store } = context;
    const type = typeNamed(context, params.objectType);
    const found =
      findProperty(store, type, params.propertyName) ?? failWith(context, missing(params.propertyName));
    const changes = { ...body, updatedAt: moment(context) };
    const own = store.property.find(propertyKey(type, found.name));
    return shownProperty(
      own
        ? store.property.update(own, changes)
        : store.property.insert({
            ...found,
            ...changes,
            id: propertyKey(type, found.name),
            objectType: type.name,
          }),
    );
  },

  "crm.properties.coreApi.archive": (context) => {
    const { params, store } = context;
    const type = typeNamed(context, params.objectType);
    const found =
      findProperty(store, type, params.propertyName) ?? failWith(context, missing(params.propertyName));
    const own = store.property.find(propertyKey(type, found.name));
    if (!own || found.hubspotDefined)
      return failWith(context, invalid(`${found.name} is a property of HubSpot's and cannot be archived.`));
    store.property.update(own, { archived: true, archivedAt: moment(context) });
    return reply({ status: 204 });
  },

  "crm.properties.batchApi.create": (context) => {
    const type = typeNamed(context, context.params.objectType);
    return batch(context, context.body.inputs, {
      act: (input) => {
        const made = create(context, type, input);
        return isProblem(made) ? made : shownProperty(made);
      },
      mayFail: ({ name }) => ({ name: [name] }),
    });
  },

  "crm.properties.batchApi.read": (context) => {
    const { params, body, store } = context;
    const type = typeNamed(context, params.objectType);
    const found = body.inputs.map(({ name }) => ({ name, property: findProperty(store, type, name) }));
    return batchAnswer(
      context,
      found.flatMap(({ property }) =>
        property && (property.archived ?? false) === body.archived ? [shownProperty(property)] : [],
      ),
      found.flatMap(({ name, property }) => (property ? [] : [inBatch(missing(name), { name: [name] })])),
    );
  },

  "crm.properties.batchApi.archive": (context) => {
    const { params, body, store } = context;
    const type = typeNamed(context, params.objectType);
    for (const { name } of body.inputs) {
      const own = store.property.find(propertyKey(type, name));
      if (own) store.property.update(own, { archived: true, archivedAt: moment(context) });
    }
    return reply({ status: 204 });
  },
});
