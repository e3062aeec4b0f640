import type { CrmRecord, ObjectList, Pipeline, Property, Token } from "./resources.ts";
import { hubspot } from "./vendor.ts";

/** When the account was made: before any clock of a test stands. */
const MADE = "2024-01-15T09:00:00.000Z";

const scopes = [
  "oauth",
  "tickets",
  "files",
  "forms",
  "content",
  "automation",
  ...[
    "contacts",
    "companies",
    "deals",
    "leads",
    "line_items",
    "quotes",
    "invoices",
    "custom",
    "owners",
  ].flatMap((type) => [`crm.objects.${type}.read`, `crm.objects.${type}.write`]),
  ...["contacts", "companies", "deals", "custom"].flatMap((type) => [
    `crm.schemas.${type}.read`,
    `crm.schemas.${type}.write`,
  ]),
  "crm.lists.read",
  "crm.lists.write",
  "crm.import",
  "crm.export",
];

const APP = "1122";

const token = (id: string, kind: Token["kind"], granted: readonly string[] = scopes): Token => ({
  id,
  kind,
  appId: APP,
  scopes: granted,
  userId: 4001,
  user: "ada@example.com",
  expiresAt: null,
  revoked: false,
});

const owner = (id: string, firstName: string, lastName: string) => ({
  id,
  firstName,
  lastName,
  email: `${firstName.toLowerCase()}@example.com`,
  userId: Number(id),
  userIdIncludingInactive: Number(id),
  type: "PERSON" as const,
  teams: [],
  archived: false,
  createdAt: MADE,
  updatedAt: MADE,
});

type Stage = readonly [id: string, label: string, metadata: { [name: string]: string }];

const pipeline = (
  objectType: string,
  id: string,
  { label, stages }: { label: string; stages: readonly Stage[] },
): Pipeline => ({
  key: `${objectType}/${id}`,
  id,
  objectType,
  label,
  displayOrder: 0,
  archived: false,
  createdAt: MADE,
  updatedAt: MADE,
  audits: [],
  stages: stages.map(([stage, name, metadata], displayOrder) => ({
    id: stage,
    label: name,
    displayOrder,
    metadata,
    archived: false,
    createdAt: MADE,
    updatedAt: MADE,
    writePermissions: "CRM_PERMISSIONS_ENFORCEMENT",
  })),
});

const open = (probability: string) => ({ isClosed: "false", probability });
const closed = (probability: string) => ({ isClosed: "true", probability });

const record = (id: string, type: string, properties: { [name: string]: string }): CrmRecord => {
  const modified = type === "contacts" ? "lastmodifieddate" : "hs_lastmodifieddate";
  return {
    id,
    type,
    properties: {
      hs_object_id: id,
      createdate: MADE,
      [modified]: MADE,
      hubspot_owner_id: "4001",
      ...properties,
    },
    history: {},
    createdAt: MADE,
    updatedAt: MADE,
    archived: false,
    archivedAt: null,
    mergedIds: [],
  };
};

/** Two records of the account, associated both ways. */
const pair = (from: string, to: string, [there, back]: readonly [readonly number[], readonly number[]]) =>
  (
    [
      [from, to, there],
      [to, from, back],
    ] as const
  ).map(([one, other, typeIds]) => {
    const [toType = "", toId = ""] = other.split("/");
    return { id: `${one}>${other}`, from: one, fromId: one.split("/")[1] ?? "", toType, toId, typeIds };
  });

const property = (objectType: string, name: string, label: string): Property => ({
  id: `${objectType}/${name}`,
  objectType,
  name,
  label,
  type: "string",
  fieldType: "text",
  description: "",
  groupName: `${objectType === "contacts" ? "contact" : "ring"}information`,
  options: [],
  displayOrder: -1,
  hidden: false,
  formField: true,
  hasUniqueValue: false,
  calculated: false,
  externalOptions: false,
  hubspotDefined: false,
  archived: false,
  createdAt: MADE,
  updatedAt: MADE,
  modificationMetadata: { archivable: true, readOnlyDefinition: false, readOnlyValue: false },
});

const customers = {
  filterBranchType: "OR",
  filterBranchOperator: "OR",
  filters: [],
  filterBranches: [
    {
      filterBranchType: "AND",
      filterBranchOperator: "AND",
      filterBranches: [],
      filters: [
        {
          filterType: "PROPERTY",
          property: "lifecyclestage",
          operation: {
            operationType: "ENUMERATION",
            operator: "IS_ANY_OF",
            values: ["customer"],
            includeObjectsWithNoValueSet: false,
          },
        },
      ],
    },
  ],
} satisfies ObjectList["filterBranch"];

const list = (
  id: string,
  fields: Pick<ObjectList, "name" | "processingType"> & Partial<ObjectList>,
): ObjectList => ({
  id,
  objectTypeId: "0-1",
  filterBranch: null,
  folderId: "0",
  listVersion: 1,
  members: [],
  createdAt: MADE,
  updatedAt: MADE,
  filtersUpdatedAt: MADE,
  conversion: null,
  deletedAt: null,
  ...fields,
});

/** A small account: an app with its tokens, two owners, HubSpot's two pipelines, and who is dealt with. */
export default hubspot.seed({
  app: [
    {
      id: APP,
      name: "Wondertwin",
      clientId: "wondertwin-client-id",
      clientSecret: "wondertwin-client-secret",
      developerKey: "wondertwin-developer-key",
      redirectUris: ["http://localhost:3000/oauth-callback"],
      scopes,
      targetUrl: null,
      throttling: { maxConcurrentRequests: 10 },
      settingsCreatedAt: MADE,
      settingsUpdatedAt: null,
    },
  ],
  token: [
    token("pat-na1-wondertwin", "private"),
    token(
      "pat-na1-wondertwin-readonly",
      "private",
      scopes.filter((scope) => scope.endsWith(".read")),
    ),
    token("CJwondertwin", "access"),
    token("wondertwin-code", "code"),
    token("wondertwin-refresh", "refresh"),
  ],
  owner: [owner("4001", "Ada", "Lovelace"), owner("4002", "Grace", "Hopper")],
  pipeline: [
    pipeline("deals", "default", {
      label: "Sales Pipeline",
      stages: [
        ["appointmentscheduled", "Appointment Scheduled", open("0.2")],
        ["qualifiedtobuy", "Qualified To Buy", open("0.4")],
        ["presentationscheduled", "Presentation Scheduled", open("0.6")],
        ["decisionmakerboughtin", "Decision Maker Bought-In", open("0.8")],
        ["contractsent", "Contract Sent", open("0.9")],
        ["closedwon", "Closed Won", closed("1.0")],
        ["closedlost", "Closed Lost", closed("0.0")],
      ],
    }),
    pipeline("tickets", "0", {
      label: "Support Pipeline",
      stages: [
        ["1", "New", { ticketState: "OPEN", isClosed: "false" }],
        ["2", "Waiting on contact", { ticketState: "OPEN", isClosed: "false" }],
        ["3", "Waiting on us", { ticketState: "OPEN", isClosed: "false" }],
        ["4", "Closed", { ticketState: "CLOSED", isClosed: "true" }],
      ],
    }),
  ],
  object_type: [
    {
      id: "2-101",
      name: "ring",
      fullyQualifiedName: "p4122001_ring",
      labels: { singular: "Ring", plural: "Rings" },
      description: "What the account sells.",
      primaryDisplayProperty: "ring_name",
      secondaryDisplayProperties: [],
      requiredProperties: ["ring_name"],
      searchableProperties: ["ring_name"],
      associatedObjects: ["CONTACT"],
      archived: false,
      createdAt: MADE,
      updatedAt: MADE,
    },
  ],
  property: [
    property("p4122001_ring", "ring_name", "Ring name"),
    property("contacts", "favourite_ring", "Favourite ring"),
  ],
  association_label: [
    { typeId: 2001, inverse: 2002, fromType: "contacts", toType: "companies" },
    { typeId: 2002, inverse: 2001, fromType: "companies", toType: "contacts" },
  ].map((each) => ({
    ...each,
    id: `${each.fromType}>${each.toType}#${each.typeId}`,
    name: "decision_maker",
    label: "Decision maker",
    category: "USER_DEFINED" as const,
  })),
  list: [
    list("1", { name: "Friends of rings", processingType: "MANUAL", members: [{ recordId: "1", at: MADE }] }),
    list("2", { name: "Customers", processingType: "DYNAMIC", filterBranch: customers }),
  ],
  subscription: [
    { id: "1001", appId: APP, eventType: "contact.creation", active: true, createdAt: MADE },
    {
      id: "1002",
      appId: APP,
      eventType: "deal.propertyChange",
      propertyName: "dealstage",
      active: true,
      createdAt: MADE,
    },
  ],
  record: [
    record("1", "contacts", {
      email: "emmy@noether.example",
      firstname: "Emmy",
      lastname: "Noether",
      lifecyclestage: "customer",
    }),
    record("51", "contacts", {
      email: "alan@turing.example",
      firstname: "Alan",
      lastname: "Turing",
      lifecyclestage: "lead",
    }),
    record("54", "companies", { name: "Turing Machines", domain: "turing.example", city: "Manchester" }),
    record("55", "deals", {
      dealname: "A machine for everything",
      amount: "99.5",
      pipeline: "default",
      dealstage: "closedwon",
    }),
    record("56", "tickets", {
      subject: "Ring too small",
      hs_pipeline: "0",
      hs_pipeline_stage: "1",
      hs_ticket_priority: "HIGH",
    }),
    record("57", "tickets", { subject: "Does not halt", hs_pipeline: "0", hs_pipeline_stage: "3" }),
    record("58", "products", { name: "Ring", price: "15" }),
    record("59", "line_items", { name: "Ring", price: "15", quantity: "100", hs_product_id: "58" }),
    record("60", "quotes", {
      hs_title: "A hundred rings",
      hs_expiration_date: "2030-01-01",
      hs_status: "DRAFT",
    }),
    record("61", "invoices", { hs_title: "A hundred rings", hs_invoice_status: "open" }),
    record("62", "calls", { hs_call_title: "Which size?", hs_timestamp: MADE }),
    record("63", "emails", { hs_email_subject: "Your rings", hs_timestamp: MADE }),
    record("64", "meetings", { hs_meeting_title: "Trying on", hs_timestamp: MADE }),
    record("65", "notes", { hs_note_body: "Prefers rings without unity.", hs_timestamp: MADE }),
    record("66", "tasks", {
      hs_task_subject: "Send the quote",
      hs_task_status: "NOT_STARTED",
      hs_timestamp: MADE,
    }),
    record("67", "communications", { hs_communication_channel_type: "SMS", hs_timestamp: MADE }),
    record("68", "postal_mail", { hs_postal_mail_body: "A catalogue", hs_timestamp: MADE }),
    record("69", "leads", { hs_lead_name: "Emmy's colleagues" }),
    record("70", "taxes", { hs_label: "VAT", hs_type: "PERCENT", hs_value: "19" }),
    record("71", "goal_targets", { hs_goal_name: "Rings of the year", hs_target_amount: "100000" }),
    record("72", "feedback_submissions", { hs_content: "They fit.", hs_value: "9" }),
    record("52", "companies", { name: "Noether Rings", domain: "noether.example", city: "Göttingen" }),
    record("53", "deals", {
      dealname: "Rings for all",
      amount: "1500",
      pipeline: "default",
      dealstage: "qualifiedtobuy",
    }),
  ],
  association: [
    ...pair("contacts/1", "companies/52", [
      [279, 1],
      [280, 2],
    ]),
    ...pair("contacts/1", "deals/53", [[4], [3]]),
    ...pair("companies/52", "deals/53", [
      [342, 6],
      [341, 5],
    ]),
  ],
});
