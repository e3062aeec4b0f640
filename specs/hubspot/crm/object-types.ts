import type { Store } from "./context.ts";

/** What is known of a type of CRM objects. */
export interface ObjectType {
  /** As paths name it: `contacts`. */
  readonly name: string;
  /** As associations and events name it: `contact`. */
  readonly singular: string;
  readonly typeId: string;
  /** Properties that an answer shows when a request names none. */
  readonly shown: readonly string[];
  /** The property that holds when a record was last changed. */
  readonly modified: string;
  readonly created: string;
  /** Properties that a full-text query looks at. */
  readonly searchable: readonly string[];
  readonly required: readonly string[];
}

const standard = (
  name: string,
  singular: string,
  typeId: string,
  shown = "",
  { searchable = shown, classic = false, required = "" } = {},
): ObjectType => {
  const modified = name === "contacts" ? "lastmodifieddate" : "hs_lastmodifieddate";
  const created = classic ? "createdate" : "hs_createdate";
  const words = (text: string) => text.split(" ").filter((each) => each !== "");
  return {
    name,
    singular,
    typeId,
    created,
    modified,
    shown: [...words(shown), created, modified, "hs_object_id"],
    searchable: words(searchable),
    required: words(required),
  };
};

/** HubSpot's own types (developers.hubspot.com/docs/guides/api/crm/understanding-the-crm). */
export const standardTypes: readonly ObjectType[] = [
  standard("contacts", "contact", "0-1", "firstname lastname email", {
    searchable: "firstname lastname email phone company hs_additional_emails fax hs_object_id",
    classic: true,
  }),
  standard("companies", "company", "0-2", "name domain", {
    searchable: "website phone name domain",
    classic: true,
  }),
  standard("deals", "deal", "0-3", "dealname amount closedate dealstage pipeline", {
    searchable: "dealname pipeline dealstage description dealtype",
    classic: true,
  }),
  standard(
    "tickets",
    "ticket",
    "0-5",
    "subject content hs_pipeline hs_pipeline_stage hs_ticket_category hs_ticket_priority",
    {
      searchable: "subject content hs_pipeline_stage hs_ticket_category hs_ticket_id",
      classic: true,
      required: "hs_pipeline_stage",
    },
  ),
  standard("products", "product", "0-7", "name description price", {
    searchable: "name description price hs_sku",
    classic: true,
  }),
  standard("line_items", "line_item", "0-8", "name quantity price amount hs_product_id", { classic: true }),
  standard("quotes", "quote", "0-14", "hs_title hs_expiration_date hs_status"),
  standard("invoices", "invoice", "0-53", "hs_title hs_due_date hs_invoice_status"),
  standard("calls", "call", "0-48", "hs_call_title hs_call_body hs_timestamp"),
  standard("emails", "email", "0-49", "hs_email_subject hs_email_text hs_timestamp"),
  standard("meetings", "meeting_event", "0-47", "hs_meeting_title hs_meeting_body hs_timestamp"),
  standard("notes", "note", "0-46", "hs_note_body hs_timestamp"),
  standard("tasks", "task", "0-27", "hs_task_subject hs_task_body hs_task_status hs_timestamp"),
  standard("communications", "communication", "0-18", "hs_communication_channel_type hs_communication_body"),
  standard("postal_mail", "postal_mail", "0-116", "hs_postal_mail_body hs_timestamp"),
  standard("feedback_submissions", "feedback_submission", "0-19", "hs_content hs_value"),
  standard("goal_targets", "goal_target", "0-74", "hs_goal_name hs_target_amount"),
  standard("leads", "lead", "0-136", "hs_lead_name hs_lead_type hs_lead_label", {
    searchable: "hs_lead_name",
  }),
  standard("taxes", "tax", "0-86", "hs_label hs_type hs_value"),
  standard("fees", "fee", "0-85", "hs_label hs_type hs_value"),
  standard("discounts", "discount", "0-84", "hs_label hs_type hs_value"),
  standard("orders", "order", "0-123", "hs_order_name hs_total_price"),
  standard("carts", "cart", "0-142", "hs_cart_name hs_total_price"),
  standard("subscriptions", "subscription", "0-69", "hs_name hs_status"),
  standard("commerce_payments", "commerce_payment", "0-101", "hs_initial_amount hs_latest_status"),
  standard("deal_splits", "deal_split", "0-72", "hs_deal_split_percentage hs_deal_split_amount"),
  standard("users", "user", "0-115", "hs_given_name hs_family_name hs_email hs_job_title"),
  standard("appointments", "appointment", "0-421", "hs_appointment_name"),
  standard("courses", "course", "0-410", "hs_course_name"),
  standard("listings", "listing", "0-420", "hs_name"),
  standard("services", "service", "0-162", "hs_name"),
];

/** Names that paths have for types beside their own. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  meeting: "meetings",
  p_goal_targets: "goal_targets",
  engagements: "notes",
};

const byName = new Map(
  standardTypes.flatMap((type) =>
    [type.name, type.singular, type.typeId].map((name) => [name, type] as const),
  ),
);

/** The type that a path or a body names: `contacts`, `contact`, `0-1`, `car`, `p4122001_car`, `2-101`. */
export function findObjectType(store: Store, name: string): ObjectType | undefined {
  const lower = name.toLowerCase();
  const known = byName.get(OTHER_NAMES[lower] ?? lower);
  if (known) return known;
  const custom = store.object_type.find(
    (type) =>
      !type.archived &&
      [type.id, type.fullyQualifiedName, type.name].some((each) => each.toLowerCase() === lower),
  );
  if (!custom) return undefined;
  const { id, fullyQualifiedName, requiredProperties, searchableProperties, primaryDisplayProperty } = custom;
  const created = "hs_createdate";
  const modified = "hs_lastmodifieddate";
  return {
    name: fullyQualifiedName,
    singular: custom.name,
    typeId: id,
    created,
    modified,
    shown: [
      ...(primaryDisplayProperty === null ? [] : [primaryDisplayProperty]),
      created,
      modified,
      "hs_object_id",
    ],
    searchable: searchableProperties,
    required: requiredProperties,
  };
}
