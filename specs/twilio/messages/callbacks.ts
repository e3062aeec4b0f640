import type { TwilioContext } from "../context.ts";
import type { Message } from "../resources.ts";

/** Tells the address that wants to know of a message how it stands. */
export function tellStatus({ store, tell }: TwilioContext, message: Message): void {
  const service = store.messaging_service.find(message.messaging_service_sid ?? "");
  const address = message.status_callback ?? service?.status_callback;
  if (!address) return;
  const { status = "queued", error_code } = message;
  tell(address, `message.${status}`, {
    AccountSid: message.account_sid,
    ApiVersion: "2010-04-01",
    From: message.from ?? "",
    MessageSid: message.sid,
    MessageStatus: status,
    SmsSid: message.sid,
    SmsStatus: status,
    To: message.to ?? "",
    ...(message.messaging_service_sid && { MessagingServiceSid: message.messaging_service_sid }),
    ...(error_code !== null && { ErrorCode: String(error_code) }),
  });
}
