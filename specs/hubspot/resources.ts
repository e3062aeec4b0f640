import type { Schemas } from "./api.gen.ts";

/** What the twin keeps of an account. */
export interface Resources {
  app: App;
  association: Association;
  association_label: AssociationLabel;
  export: Export;
  list: ObjectList;
  object_type: CustomObjectType;
  owner: Schemas["PublicOwner"];
  pipeline: Pipeline;
  property: Property;
  property_group: PropertyGroup;
  record: CrmRecord;
  subscription: Subscription;
  token: Token;
}

/** The values of a record's properties: texts, whatever their type. */
export type Values = { readonly [property: string]: string | null };

/** A CRM object of any type: a contact, a deal, a car. */
export interface CrmRecord {
  id: string;
  /** The type's name: `contacts`, or a custom type's fully qualified name. */
  type: string;
  properties: Values;
  /** The values each property has had, newest first. */
  history: { readonly [property: string]: readonly Schemas["ValueWithTimestamp"][] };
  createdAt: string;
  updatedAt: string;
  archived: boolean;
  archivedAt: string | null;
  /** Ids that were merged into it: they lead here. */
  mergedIds: readonly string[];
}

/** Two records that belong together, seen from one of them: the other has one of its own. */
export interface Association {
  /** `contacts/1>companies/2`. */
  id: string;
  /** `contacts/1`. */
  from: string;
  fromId: string;
  toType: string;
  toId: string;
  /** What the association is called: ids of its labels. */
  typeIds: readonly number[];
}

/** A label that the account has made for associations between two types, in one direction. */
export interface AssociationLabel {
  /** `contacts>companies#1`. */
  id: string;
  fromType: string;
  toType: string;
  typeId: number;
  /** The label for the way back; its own where it is the same both ways. */
  inverse: number;
  name: string;
  label: string | null;
  category: "USER_DEFINED" | "INTEGRATOR_DEFINED";
}

/** A property that the account has made, or one of HubSpot's that it has changed. */
export type Property = Schemas["Property"] & {
  /** `contacts/email`. */
  id: string;
  objectType: string;
};

export type PropertyGroup = Schemas["PropertyGroup"] & {
  /** `contacts/contactinformation`. */
  id: string;
  objectType: string;
};

export type Pipeline = Schemas["Pipeline"] & {
  /** `deals/default`. */
  key: string;
  objectType: string;
  audits: readonly Schemas["PublicAuditInfo"][];
};

/** A custom object's type. */
export interface CustomObjectType {
  /** `2-101`. */
  id: string;
  name: string;
  fullyQualifiedName: string;
  labels: Schemas["ObjectTypeDefinitionLabels"];
  description: string | null;
  primaryDisplayProperty: string | null;
  secondaryDisplayProperties: readonly string[];
  requiredProperties: readonly string[];
  searchableProperties: readonly string[];
  associatedObjects: readonly string[];
  archived: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface ObjectList {
  id: string;
  name: string;
  objectTypeId: string;
  processingType: "MANUAL" | "DYNAMIC" | "SNAPSHOT";
  filterBranch: NonNullable<Schemas["PublicObjectList"]["filterBranch"]> | null;
  folderId: string;
  listVersion: number;
  /** Who is in it and since when; a dynamic list works it out. */
  members: readonly { readonly recordId: string; readonly at: string }[];
  createdAt: string;
  updatedAt: string;
  filtersUpdatedAt: string;
  /** When it is to become a static one, where that is planned. */
  conversion: Schemas["PublicListConversionTime"] | null;
  deletedAt: string | null;
}

export interface Export {
  id: string;
  objectType: string;
  name: string;
  kind: "LIST" | "VIEW";
  properties: readonly string[];
  createdAt: string;
}

/** An app: what asks for access, and hears of changes. */
export interface App {
  id: string;
  name: string;
  clientId: string;
  clientSecret: string;
  /** The key with which its developer sets up its webhooks. */
  developerKey: string;
  redirectUris: readonly string[];
  scopes: readonly string[];
  /** Where its webhooks go; null: nowhere yet. */
  targetUrl: string | null;
  throttling: Schemas["ThrottlingSettings"];
  settingsCreatedAt: string;
  settingsUpdatedAt: string | null;
}

export type Subscription = Schemas["SubscriptionResponse"] & { appId: string };

export interface Token {
  /** The token itself. */
  id: string;
  kind: "private" | "access" | "refresh" | "code";
  appId: string;
  scopes: readonly string[];
  userId: number;
  user: string;
  /** When it ends, in milliseconds since 1970; null: it does not. */
  expiresAt: number | null;
  revoked: boolean;
}
