import { type DeliveryAttempt, hmacSha256, type Signer, type SocketDelivery } from "@wondertwin/framework";
import { isAction, isInteractive } from "./events.ts";

const signature = hmacSha256({
  header: "X-Slack-Signature",
  signed: (body, unix) => `v0:${unix}:${body}`,
  format: (digest) => `v0=${digest}`,
});

/** Signs a delivery with its moment (docs.slack.dev/authentication/verifying-requests-from-slack). */
export const sign: Signer = (delivery) => ({
  ...signature(delivery),
  "X-Slack-Request-Timestamp": String(Math.floor(delivery.at.getTime() / 1000)),
});

/** Why a delivery is attempted again, in Slack's words. */
function reasonOf({ last }: DeliveryAttempt): string {
  if (last?.error === "timeout") return "http_timeout";
  return last?.error === undefined ? "http_error" : "connection_failed";
}

export function deliveryHeaders(attempt: DeliveryAttempt): Readonly<Record<string, string>> {
  return {
    "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
    ...(attempt.tries > 0 && {
      "X-Slack-Retry-Num": String(attempt.tries),
      "X-Slack-Retry-Reason": reasonOf(attempt),
    }),
  };
}

/** What users do comes as a form; events come as JSON. */
export function encode(event: string, body: string) {
  const contentType = "application/x-www-form-urlencoded";
  if (event === "interactive")
    return { contentType, body: new URLSearchParams({ payload: body }).toString() };
  if (event !== "slash_commands") return undefined;
  const fields: Record<string, string> = JSON.parse(body);
  return { contentType, body: new URLSearchParams(fields).toString() };
}

/** An app that answers so wants no further attempt. */
export const final = ({ header }: { header(name: string): string | undefined }) =>
  header("x-slack-no-retry") === "1";

/** An envelope of Socket Mode (docs.slack.dev/apis/events-api/using-socket-mode). */
export function socketEnvelope(delivery: SocketDelivery): object {
  const { id, event, payload, tries } = delivery;
  const acts = isAction(event);
  return {
    envelope_id: id,
    payload,
    type: isInteractive(event) ? "interactive" : acts ? event : "events_api",
    accepts_response_payload: acts,
    ...(!acts && { retry_attempt: tries, retry_reason: tries > 0 ? reasonOf(delivery) : "" }),
  };
}

/** Which envelope an app acknowledges, and with what answer. */
export function acknowledged(
  message: unknown,
): { readonly id: string; readonly answer?: unknown } | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const id: unknown = Reflect.get(message, "envelope_id");
  return typeof id === "string" ? { id, answer: Reflect.get(message, "payload") } : undefined;
}
