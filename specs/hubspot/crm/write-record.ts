import type { CrmRecord, Values } from "../resources.ts";
import { type HubspotContext, moment, type Store } from "./context.ts";
import type { ObjectType } from "./object-types.ts";
import { stageProblem } from "./pipelines.ts";
import { PORTAL_ID } from "./portal.ts";
import { invalid, type Problem } from "./problem.ts";
import { findProperty, propertiesOf } from "./properties.ts";
import { tellOfChange, tellOfRecord } from "./telling.ts";
import { readValue } from "./value.ts";

type Given = { readonly [property: string]: unknown };

/** The values that a request sets, as they are kept; or the first thing that is wrong with them. */
export function readValues(
  store: Store,
  type: ObjectType,
  { given, self }: { readonly given: Given; readonly self: CrmRecord | undefined },
): Values | Problem {
  const values: Record<string, string | null> = {};
  const wrong: { readonly name: string; readonly code: string; readonly message: string }[] = [];
  for (const [sent, value] of Object.entries(given)) {
    const name = sent.toLowerCase();
    const property = findProperty(store, type, name);
    if (!property || property.archived) {
      wrong.push({ name, code: "PROPERTY_DOESNT_EXIST", message: `Property "${name}" does not exist` });
      continue;
    }
    if (property.modificationMetadata?.readOnlyValue || property.calculated) {
      wrong.push({
        name,
        code: "READ_ONLY_VALUE",
        message: `"${name}" is a read only property; its value cannot be set.`,
      });
      continue;
    }
    const read = readValue(property, value);
    if (typeof read !== "string") wrong.push({ name, ...read });
    else values[name] = read === "" ? null : read;
  }
  if (wrong.length > 0) return invalidValues(wrong);
  return (
    missing(type, { ...self?.properties, ...values }) ??
    stageProblem(store, type, { ...self?.properties, ...values }) ??
    taken(store, type, { values, self }) ??
    values
  );
}

function invalidValues(
  wrong: readonly { readonly name: string; readonly code: string; readonly message: string }[],
): Problem {
  const results = wrong.map(({ name, code, message }) => ({
    isValid: false,
    message,
    error: code,
    name,
    localizedErrorMessage: message,
    portalId: PORTAL_ID,
  }));
  return invalid(`Property values were not valid: ${JSON.stringify(results)}`, {
    errors: wrong.map(({ name, code, message }) => ({ message, code, context: { propertyName: [name] } })),
  });
}

function missing(type: ObjectType, values: Values): Problem | undefined {
  const names = type.required.filter((name) => (values[name] ?? null) === null);
  if (names.length === 0) return undefined;
  return invalid(`Error creating ${type.singular.toUpperCase()}. Some required properties were not set.`, {
    context: { properties: names },
  });
}

/** A contact's email and other unique properties name one record only. */
function taken(
  store: Store,
  type: ObjectType,
  { values, self }: { readonly values: Values; readonly self: CrmRecord | undefined },
): Problem | undefined {
  for (const { name } of propertiesOf(store, type).filter((each) => each.hasUniqueValue)) {
    const value = values[name];
    if (value === undefined || value === null) continue;
    const other = store.record.find(
      (each) => each.type === type.name && !each.archived && each.properties[name] === value,
    );
    if (!other || other.id === self?.id) continue;
    if (type.name === "contacts" && name === "email")
      return { category: "CONFLICT", message: `Contact already exists. Existing ID: ${other.id}` };
    return invalid(`Cannot set ${name} to ${value}. ${other.id} already has that value.`, {
      errors: [
        {
          message: `${other.id} already has that value.`,
          code: "CONFLICTING_UNIQUE_VALUE",
          context: { propertyName: [name] },
        },
      ],
    });
  }
  return undefined;
}

/** Makes a record with values that were read. */
export function createRecord(context: HubspotContext, type: ObjectType, values: Values): CrmRecord {
  const at = moment(context);
  const record = context.store.record.insert({
    type: type.name,
    properties: {},
    history: {},
    createdAt: values[type.created] ?? at,
    updatedAt: at,
    archived: false,
    archivedAt: null,
    mergedIds: [],
  });
  const own = {
    hs_object_id: record.id,
    [type.created]: at,
    [type.modified]: at,
    hs_object_source: "INTEGRATION",
  };
  const made = context.store.record.update(record, {
    properties: { ...own, ...values },
    history: noted({}, { ...own, ...values }, at),
  });
  tellOfRecord(context, made, "creation");
  for (const [name, value] of Object.entries(values))
    if (value !== null) tellOfChange(context, made, { name, value });
  return made;
}

/** Changes a record's values to some that were read. */
export function updateRecord(
  context: HubspotContext,
  record: CrmRecord,
  { type, values }: { readonly type: ObjectType; readonly values: Values },
): CrmRecord {
  const at = moment(context);
  const changed = Object.entries(values).filter(
    ([name, value]) => (record.properties[name] ?? null) !== value,
  );
  const set = { ...Object.fromEntries(changed), [type.modified]: at };
  const updated = context.store.record.update(record, {
    properties: { ...record.properties, ...set },
    history: noted(record.history, set, at),
    updatedAt: at,
  });
  for (const [name, value] of changed) tellOfChange(context, updated, { name, value: value ?? "" });
  return updated;
}

/** HubSpot remembers twenty values of a property, those of contacts' 45. */
const REMEMBERED = 20;

function noted(history: CrmRecord["history"], values: Values, timestamp: string): CrmRecord["history"] {
  const entries = Object.entries(values).map(([name, value]) => {
    const entry = { value: value ?? "", timestamp, sourceType: "INTEGRATION" };
    return [name, [entry, ...(history[name] ?? [])].slice(0, REMEMBERED)] as const;
  });
  return { ...history, ...Object.fromEntries(entries) };
}
