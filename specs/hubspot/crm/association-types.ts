import type { Schemas } from "../api.gen.ts";
import type { Store } from "./context.ts";
import type { ObjectType } from "./object-types.ts";

/** What two records can be to each other, in one direction. */
export interface AssociationType {
  readonly typeId: number;
  readonly category: Schemas["AssociationSpec"]["associationCategory"];
  readonly label: string | null;
  /** As version 3 names it: `contact_to_company`. */
  readonly name: string;
  /** The type of the way back. */
  readonly inverse: number;
}

type Ids = readonly [there: number, back: number];

/** By two types, HubSpot's ids of the plain association (developers.hubspot.com/docs/guides/api/crm/associations). */
const PLAIN: Readonly<Record<string, Ids>> = {
  "contacts>contacts": [449, 449],
  "contacts>companies": [279, 280],
  "contacts>deals": [4, 3],
  "contacts>tickets": [15, 16],
  "companies>companies": [450, 450],
  "companies>deals": [342, 341],
  "companies>tickets": [340, 339],
  "deals>deals": [451, 451],
  "deals>tickets": [27, 28],
  "deals>line_items": [19, 20],
  "deals>quotes": [63, 64],
  "quotes>line_items": [67, 68],
  "quotes>contacts": [69, 70],
  "quotes>companies": [71, 72],
  "invoices>line_items": [409, 410],
  "invoices>contacts": [177, 178],
  "invoices>companies": [179, 180],
  "invoices>deals": [175, 176],
  "calls>contacts": [194, 193],
  "calls>companies": [182, 181],
  "calls>deals": [206, 205],
  "calls>tickets": [220, 219],
  "emails>contacts": [198, 197],
  "emails>companies": [186, 185],
  "emails>deals": [210, 209],
  "emails>tickets": [224, 223],
  "meetings>contacts": [200, 199],
  "meetings>companies": [188, 187],
  "meetings>deals": [212, 211],
  "meetings>tickets": [226, 225],
  "notes>contacts": [202, 201],
  "notes>companies": [190, 189],
  "notes>deals": [214, 213],
  "notes>tickets": [228, 227],
  "tasks>contacts": [204, 203],
  "tasks>companies": [192, 191],
  "tasks>deals": [216, 215],
  "tasks>tickets": [230, 229],
  "communications>contacts": [81, 82],
  "communications>companies": [87, 88],
  "communications>deals": [85, 86],
  "communications>tickets": [84, 83],
  "postal_mail>contacts": [453, 454],
  "postal_mail>companies": [459, 460],
  "postal_mail>deals": [457, 458],
  "postal_mail>tickets": [455, 456],
  "leads>contacts": [608, 607],
  "leads>companies": [610, 609],
};

/** HubSpot's own labels. */
const LABELLED: Readonly<Record<string, readonly (readonly [label: string, ids: Ids])[]>> = {
  "contacts>companies": [["Primary", [1, 2]]],
  "companies>deals": [["Primary", [6, 5]]],
  "companies>tickets": [["Primary", [25, 26]]],
  "companies>companies": [
    ["Parent Company", [14, 13]],
    ["Child Company", [13, 14]],
  ],
  "leads>contacts": [["Primary", [578, 579]]],
};

/** Types of which HubSpot documents no ids get some of their own, beyond all that it uses. */
const FIRST_OTHER = 100_000;

function otherId(from: ObjectType, to: ObjectType): number {
  let hash = 0;
  for (const character of `${from.name}>${to.name}`) hash = (hash * 31 + character.charCodeAt(0)) % 900_000;
  return FIRST_OTHER + hash;
}

const nameOf = (from: ObjectType, to: ObjectType, suffix = "") =>
  `${from.singular}_to_${to.singular}${suffix}`;

/** The plain association between two types. */
export function plainType(from: ObjectType, to: ObjectType): AssociationType {
  const there = PLAIN[`${from.name}>${to.name}`];
  const [back, forth] = PLAIN[`${to.name}>${from.name}`] ?? [];
  const typeId = there?.[0] ?? forth ?? otherId(from, to);
  const inverse = there?.[1] ?? back ?? otherId(to, from);
  const hasLabels = labelled(from, to).length > 0;
  return {
    typeId,
    inverse,
    category: "HUBSPOT_DEFINED",
    label: null,
    name: nameOf(from, to, hasLabels ? "_unlabeled" : ""),
  };
}

function labelled(from: ObjectType, to: ObjectType): readonly AssociationType[] {
  const there = (LABELLED[`${from.name}>${to.name}`] ?? []).map(([label, ids]) => ({ label, ids }));
  const back =
    from.name === to.name
      ? []
      : (LABELLED[`${to.name}>${from.name}`] ?? []).map(([label, [a, b]]) => ({
          label,
          ids: [b, a] as const,
        }));
  return [...there, ...back].map(({ label, ids: [typeId, inverse] }) => ({
    typeId,
    inverse,
    label,
    category: "HUBSPOT_DEFINED" as const,
    name: label === "Primary" ? nameOf(from, to) : label.toLowerCase().replaceAll(" ", "_"),
  }));
}

/** What records of one type can be to records of another: HubSpot's types, and the account's labels. */
export function associationTypes(store: Store, from: ObjectType, to: ObjectType): readonly AssociationType[] {
  const own = store.association_label.list({ fromType: from.name, toType: to.name });
  return [plainType(from, to), ...labelled(from, to), ...own];
}
