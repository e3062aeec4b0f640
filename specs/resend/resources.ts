import type { Schemas } from "./api.gen.ts";

/** What is kept of an email that was sent and that no answer shows. */
export interface Sent {
  broadcast_id?: string;
  contact_id?: string;
  template_id?: string;
  bounce?: { readonly type: string; readonly subType: string; readonly message: string };
  click?: {
    readonly ipAddress: string;
    readonly link: string;
    readonly timestamp: string;
    readonly userAgent: string;
  };
}

/** A key with what only its creation shows, and what it may do. */
export interface Key {
  token: string;
  permission: "full_access" | "sending_access";
  /** The domain it may send from; null: any. */
  domain_id: string | null;
  revoked: boolean;
}

/** What is sent of a template: its draft as it was when it was published. */
export interface Published {
  published: Content | null;
}

/** What an email or a template says. */
export interface Content {
  readonly from: string | null;
  readonly subject: string | null;
  readonly reply_to: string[] | null;
  readonly html: string | null;
  readonly text: string | null;
}

/** A file that came with an email. Files of emails alone are described, not that they are kept. */
export interface Kept {
  email_id: string;
  /** The file in Base64. */
  content: string;
}

/** A contact's place in a segment. */
export interface Membership {
  id: string;
  contact_id: string;
  segment_id: string;
}

/** What a contact chose of a topic. */
export interface TopicChoice {
  id: string;
  contact_id: string;
  topic_id: string;
  subscription: "opt_in" | "opt_out";
}

/** Whose API it is. */
export interface Team {
  id: string;
  /** The address that may be sent to without a verified domain. */
  owner_email: string;
}

/** The twin's data model. */
export interface Resources {
  team: Team;
  membership: Membership;
  topic_choice: TopicChoice;
  email: Schemas["email"] & Sent;
  received_email: Schemas["received_email"] & { email_id?: string };
  attachment: Schemas["attachment"] & Kept;
  domain: Schemas["domain"] & { return_path: string; tls: string };
  domain_claim: Schemas["domain_claim"];
  api_key: Schemas["api_key"] & Key;
  oauth_grant: Schemas["oauth_grant"];
  segment: Schemas["segment"];
  contact: Schemas["contact"] & { updated_at: string };
  contact_import: Schemas["contact_import"];
  contact_property: Schemas["contact_property"];
  topic: Schemas["topic"] & { updated_at: string };
  broadcast: Schemas["broadcast"];
  template: Schemas["template"] & Published;
  webhook: Schemas["webhook"];
  webhook_event: Schemas["webhook_event"] & { pending: number };
  suppression: Schemas["suppression"];
  automation: Schemas["automation"];
  automation_run: Schemas["automation_run"];
  event: Schemas["event"];
  inbox: Schemas["inbox"];
  inbox_label: Schemas["inbox_label"];
  inbox_thread: Schemas["inbox_thread"];
}
