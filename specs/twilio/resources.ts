import type { Schemas } from "./api.gen.ts";

/** An entity whose SID is known, with every field that the description has. */
type Kept<T> = Omit<Required<T>, "sid" | "account_sid"> & { sid: string; account_sid: string };

export type Message = Kept<Schemas["api.v2010.account.message"]> & {
  /** Where its status is told. */
  status_callback: string | null;
  /** When it is to be sent, where that is later. */
  send_at: string | null;
};

export type Call = Kept<Schemas["api.v2010.account.call"]> & {
  status_callback: string | null;
  /** Of which events the address is told. */
  status_callback_events: readonly string[];
  /** Where its TwiML comes from, or the TwiML itself. */
  url: string | null;
  twiml: string | null;
  /** What it does next: the verbs of its TwiML that are still to be done. */
  script: readonly Verb[];
  /** The verb under way that waits for something. */
  waiting: Verb | null;
  /** What was heard on it, in order. */
  transcript: readonly string[];
  /** What was asked of the application, and what it answered. */
  requests: readonly Schemas["api.v2010.account.call.call_event"][];
  answered_at: number;
};

/** A verb of TwiML with its attributes, its text and the nouns in it. */
export interface Verb {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly nouns: readonly Verb[];
}

export type Recording = Kept<Schemas["api.v2010.account.call.call_recording"]>;
export type IncomingPhoneNumber = Kept<Schemas["api.v2010.account.incoming_phone_number"]>;
export type Verification = Kept<Schemas["verify.v2.service.verification"]> & {
  code: string;
  checks: number;
};

/** What the twin keeps, by the description's own schemas and a few fields of its own. */
export interface Resources {
  account: Kept<Schemas["api.v2010.account"]>;
  key: Kept<Schemas["api.v2010.account.new_key"]>;
  signing_key: Kept<Schemas["api.v2010.account.new_signing_key"]>;
  message: Message;
  media: Kept<Schemas["api.v2010.account.message.media"]>;
  call: Call;
  recording: Recording;
  incoming_phone_number: IncomingPhoneNumber;
  application: Kept<Schemas["api.v2010.account.application"]>;
  outgoing_caller_id: Kept<Schemas["api.v2010.account.outgoing_caller_id"]>;
  messaging_service: Kept<Schemas["messaging.v1.service"]>;
  messaging_sender: Kept<Schemas["messaging.v1.service.phone_number"]>;
  verify_service: Kept<Schemas["verify.v2.service"]>;
  verification: Verification;
  verification_attempt: Kept<Schemas["verify.v2.verification_attempt"]>;
  conversation: Kept<Schemas["conversations.v1.conversation"]>;
  conversation_message: Kept<Schemas["conversations.v1.conversation.conversation_message"]>;
  conversation_participant: Kept<Schemas["conversations.v1.conversation.conversation_participant"]>;
  opt_out: { id: string; number: string; sender: string };
}
