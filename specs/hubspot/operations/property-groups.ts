import { reply } from "@wondertwin/framework";
import type { HubspotContext } from "../crm/context.ts";
import { groupOf } from "../crm/definitions.ts";
import { type ObjectType, standardTypes } from "../crm/object-types.ts";
import { failWith, notFound } from "../crm/problem.ts";
import { typeNamed } from "../crm/read-record.ts";
import type { PropertyGroup } from "../resources.ts";
import { hubspot } from "../vendor.ts";

const key = (type: ObjectType, name: string) => `${type.name}/${name}`;

const shown = ({ name, label, displayOrder, archived }: Omit<PropertyGroup, "id" | "objectType">) => ({
  name,
  label,
  displayOrder,
  archived,
});

/** The group that HubSpot gives a type. */
const ownGroup = (type: ObjectType) => ({
  name: groupOf(type),
  label: `${type.singular.charAt(0).toUpperCase()}${type.singular.slice(1)} information`,
  displayOrder: 0,
  archived: false,
});

/** The account's group of that name; HubSpot's own becomes one when it is changed. */
function groupNamed({ store, ...context }: HubspotContext, type: ObjectType, name: string): PropertyGroup {
  const found = store.property_group.find(key(type, name));
  if (found && !found.archived) return found;
  if (!found && name === groupOf(type) && standardTypes.includes(type))
    return store.property_group.insert({ ...ownGroup(type), id: key(type, name), objectType: type.name });
  return failWith(context, notFound(`No property group exists with name ${name}.`));
}

export default hubspot.operations({
  "crm.properties.groupsApi.getAll": (context) => {
    const type = typeNamed(context, context.params.objectType);
    const known = context.store.property_group.list({ objectType: type.name });
    const own = known.some(({ name }) => name === groupOf(type)) ? [] : [ownGroup(type)];
    return { results: [...own, ...known.filter(({ archived }) => !archived).map(shown)] };
  },

  "crm.properties.groupsApi.create": (context) => {
    const { params, body, store } = context;
    const type = typeNamed(context, params.objectType);
    const known = store.property_group.find(key(type, body.name));
    if ((known && !known.archived) || body.name === groupOf(type))
      return failWith(context, {
        category: "OBJECT_ALREADY_EXISTS",
        message: `A property group named '${body.name}' already exists.`,
      });
    if (known) store.property_group.remove(known);
    const { name, label, displayOrder = -1 } = body;
    return shown(
      store.property_group.insert({
        id: key(type, name),
        objectType: type.name,
        name,
        label,
        displayOrder,
        archived: false,
      }),
    );
  },

  "crm.properties.groupsApi.getByName": (context) => {
    const { params } = context;
    return shown(groupNamed(context, typeNamed(context, params.objectType), params.groupName));
  },

  "crm.properties.groupsApi.update": (context) => {
    const { params, body, store } = context;
    const group = groupNamed(context, typeNamed(context, params.objectType), params.groupName);
    return shown(store.property_group.update(group, body));
  },

  "crm.properties.groupsApi.archive": (context) => {
    const { params, store } = context;
    const group = groupNamed(context, typeNamed(context, params.objectType), params.groupName);
    store.property_group.update(group, { archived: true });
    return reply({ status: 204 });
  },
});
