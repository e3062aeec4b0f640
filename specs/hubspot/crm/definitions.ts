import type { Schemas } from "../api.gen.ts";
import { type ObjectType, standardTypes } from "./object-types.ts";

type Definition = Schemas["Property"];
type Options = readonly (readonly [value: string, label: string])[];

const titled = (name: string): string =>
  name
    .replace(/^hs_/, "")
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");

const listed = (text: string): Options =>
  text.split(" ").map((value) => [value, titled(value.toLowerCase())] as const);

const FIELDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "number",
  date: "date",
  datetime: "date",
  bool: "booleancheckbox",
  enumeration: "select",
};

/** By type, HubSpot's own properties: names after the type of their values; `!` marks what only HubSpot sets. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contacts: {
    string:
      "firstname lastname email phone mobilephone fax company jobtitle website address city state zip country salutation message industry twitterhandle linkedinbio hs_language work_email hs_additional_emails !hs_full_name_or_email !hs_email_domain",
    number: "numemployees annualrevenue hubspotscore !num_associated_deals !num_notes",
    date: "closedate_contact date_of_birth",
    datetime: "closedate !notes_last_contacted !notes_last_updated",
    bool: "hs_email_optout",
  },
  companies: {
    string:
      "name domain website phone address address2 city state zip country description about_us timezone twitterhandle linkedin_company_page",
    number: "annualrevenue numberofemployees founded_year !num_associated_contacts !num_associated_deals",
    datetime: "closedate !notes_last_updated",
    bool: "is_public",
    enumeration: "industry",
  },
  deals: {
    string:
      "dealname description pipeline dealstage deal_currency_code closed_lost_reason closed_won_reason hs_next_step",
    number: "amount hs_deal_stage_probability !amount_in_home_currency !num_associated_contacts",
    datetime: "closedate !hs_closed_amount_date",
    bool: "!hs_is_closed !hs_is_closed_won",
  },
  tickets: {
    string: "subject content hs_pipeline hs_pipeline_stage hs_resolution source_type !hs_ticket_id",
    datetime: "closed_date",
  },
  products: { string: "name description hs_sku hs_url", number: "price hs_cost_of_goods_sold" },
  line_items: {
    string: "name description hs_sku hs_product_id hs_line_item_currency_code recurringbillingfrequency",
    number: "price quantity amount discount hs_discount_percentage hs_position_on_quote",
  },
  quotes: {
    string:
      "hs_title hs_currency hs_status hs_sender_firstname hs_sender_lastname hs_sender_email hs_language",
    number: "hs_quote_amount",
    date: "hs_expiration_date",
  },
  invoices: {
    string: "hs_title hs_currency hs_number hs_invoice_status",
    number: "hs_amount_billed hs_balance_due",
    date: "hs_invoice_date hs_due_date",
  },
  calls: {
    string:
      "hs_call_title hs_call_body hs_call_direction hs_call_disposition hs_call_from_number hs_call_to_number hs_call_recording_url hs_call_status",
    number: "hs_call_duration",
  },
  emails: {
    string:
      "hs_email_subject hs_email_text hs_email_html hs_email_direction hs_email_status hs_email_headers hs_email_from_email hs_email_to_email",
  },
  meetings: {
    string:
      "hs_meeting_title hs_meeting_body hs_meeting_location hs_meeting_outcome hs_meeting_external_url hs_internal_meeting_notes",
    datetime: "hs_meeting_start_time hs_meeting_end_time",
  },
  notes: { string: "hs_note_body" },
  tasks: { string: "hs_task_subject hs_task_body hs_task_type", datetime: "hs_task_reminders" },
  communications: {
    string: "hs_communication_channel_type hs_communication_body hs_communication_logged_from",
  },
  postal_mail: { string: "hs_postal_mail_body" },
  feedback_submissions: { string: "hs_content hs_survey_name hs_survey_type", number: "hs_value" },
  goal_targets: {
    string: "hs_goal_name hs_kpi_object_type",
    number: "hs_target_amount",
    datetime: "hs_start_datetime hs_end_datetime",
  },
  leads: { string: "hs_lead_name hs_lead_type hs_lead_label hs_pipeline hs_pipeline_stage" },
  taxes: { string: "hs_label hs_type", number: "hs_value" },
  fees: { string: "hs_label hs_type", number: "hs_value" },
  discounts: { string: "hs_label hs_type", number: "hs_value" },
  orders: {
    string: "hs_order_name hs_currency_code hs_fulfillment_status hs_pipeline hs_pipeline_stage",
    number: "hs_total_price",
  },
  carts: { string: "hs_cart_name hs_currency_code hs_source_store", number: "hs_total_price" },
  subscriptions: { string: "hs_name hs_status hs_currency_code" },
  commerce_payments: { string: "hs_latest_status hs_currency_code", number: "hs_initial_amount" },
  deal_splits: { number: "hs_deal_split_percentage hs_deal_split_amount" },
  users: { string: "hs_given_name hs_family_name hs_email hs_job_title" },
  appointments: { string: "hs_appointment_name", datetime: "hs_appointment_start hs_appointment_end" },
  courses: { string: "hs_course_name hs_course_id" },
  listings: { string: "hs_name hs_address_1 hs_city", number: "hs_price" },
  services: { string: "hs_name hs_pipeline hs_pipeline_stage" },
};

/** Engagements are of a moment. */
const TIMED = new Set(["calls", "communications", "emails", "meetings", "notes", "postal_mail", "tasks"]);

/** By type, properties of which the values are listed. */
const LISTED: Readonly<Record<string, Readonly<Record<string, Options>>>> = {
  contacts: {
    lifecyclestage: [
      ["subscriber", "Subscriber"],
      ["lead", "Lead"],
      ["marketingqualifiedlead", "Marketing Qualified Lead"],
      ["salesqualifiedlead", "Sales Qualified Lead"],
      ["opportunity", "Opportunity"],
      ["customer", "Customer"],
      ["evangelist", "Evangelist"],
      ["other", "Other"],
    ],
    hs_lead_status: listed(
      "NEW OPEN IN_PROGRESS OPEN_DEAL UNQUALIFIED ATTEMPTED_TO_CONTACT CONNECTED BAD_TIMING",
    ),
  },
  companies: {
    type: listed("PROSPECT PARTNER RESELLER VENDOR OTHER"),
    industry: listed(
      "ACCOUNTING AIRLINES_AVIATION AUTOMOTIVE BANKING BIOTECHNOLOGY COMPUTER_HARDWARE COMPUTER_SOFTWARE CONSTRUCTION CONSUMER_GOODS EDUCATION_MANAGEMENT FINANCIAL_SERVICES HOSPITAL_HEALTH_CARE HOSPITALITY INFORMATION_TECHNOLOGY_AND_SERVICES INSURANCE INTERNET MANAGEMENT_CONSULTING MARKETING_AND_ADVERTISING REAL_ESTATE RETAIL TELECOMMUNICATIONS",
    ),
  },
  deals: {
    dealtype: [
      ["newbusiness", "New Business"],
      ["existingbusiness", "Existing Business"],
    ],
    hs_priority: listed("low medium high"),
  },
  tickets: {
    hs_ticket_priority: listed("LOW MEDIUM HIGH URGENT"),
    hs_ticket_category: listed("PRODUCT_ISSUE BILLING_ISSUE FEATURE_REQUEST GENERAL_INQUIRY"),
  },
  tasks: {
    hs_task_status: listed("NOT_STARTED IN_PROGRESS COMPLETED WAITING DEFERRED"),
    hs_task_priority: listed("NONE LOW MEDIUM HIGH"),
  },
};

/** The group that a type's own properties stand in. */
export const groupOf = (type: Pick<ObjectType, "singular">): string =>
  `${type.singular.replaceAll("_", "")}information`;

function definition(
  type: Pick<ObjectType, "singular">,
  name: string,
  { kind, readOnly = false, options = [] }: { kind: string; readOnly?: boolean; options?: Options },
): Definition {
  return {
    name,
    label: titled(name),
    type: kind,
    fieldType: FIELDS[kind] ?? "text",
    description: "",
    groupName: groupOf(type),
    options: options.map(([value, label], displayOrder) => ({ value, label, displayOrder, hidden: false })),
    displayOrder: -1,
    calculated: false,
    externalOptions: false,
    hasUniqueValue: name === "email" && type.singular === "contact",
    hidden: false,
    hubspotDefined: true,
    formField: !readOnly,
    archived: false,
    modificationMetadata: {
      archivable: false,
      readOnlyDefinition: true,
      readOnlyOptions: false,
      readOnlyValue: readOnly,
    },
  };
}

/** What records of every type have. */
function common(type: ObjectType): readonly Definition[] {
  const own = (name: string, kind: string, readOnly = true) => definition(type, name, { kind, readOnly });
  return [
    own("hs_object_id", "number"),
    own(type.created, "datetime", !TIMED.has(type.name) && type.created !== "createdate"),
    own(type.modified, "datetime"),
    own("hs_created_by_user_id", "number"),
    own("hs_merged_object_ids", "enumeration"),
    own("hs_object_source", "string"),
    own("hs_unique_creation_key", "string"),
    own("hubspot_owner_id", "string", false),
    own("hubspot_team_id", "string", false),
    own("hubspot_owner_assigneddate", "datetime"),
    ...(TIMED.has(type.name) ? [own("hs_timestamp", "datetime", false)] : []),
  ];
}

/** The properties that HubSpot gives a type, in order. */
export function hubspotProperties(type: ObjectType): readonly Definition[] {
  const known = cache.get(type.name);
  if (known) return known;
  const own = Object.entries(NAMES[type.name] ?? {}).flatMap(([kind, names]) =>
    names.split(" ").map((name) =>
      definition(type, name.replace("!", ""), {
        kind,
        readOnly: name.startsWith("!"),
        options: LISTED[type.name]?.[name] ?? [],
      }),
    ),
  );
  const names = new Set(own.map(({ name }) => name));
  const chosen = Object.entries(LISTED[type.name] ?? {})
    .filter(([name]) => !names.has(name))
    .map(([name, options]) => definition(type, name, { kind: "enumeration", options }));
  const all = [...common(type), ...own, ...chosen];
  if (standardTypes.includes(type)) cache.set(type.name, all);
  return all;
}

/** Definitions are the same in every account, and are made when they are first asked for. */
const cache = new Map<string, readonly Definition[]>();
