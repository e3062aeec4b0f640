import type { ErrorCode } from "../conventions/errors.ts";

type Failures = Readonly<Record<string, ErrorCode>>;

/** What test credentials' numbers stand for (twilio.com/docs/iam/test-credentials). */
export const messageTo: Failures = {
  "+15005550001": "21211",
  "+15005550002": "21612",
  "+15005550003": "21408",
  "+15005550004": "21610",
  "+15005550009": "21614",
};
export const messageFrom: Failures = {
  "+15005550001": "21212",
  "+15005550007": "21606",
  "+15005550008": "21611",
};
export const callTo: Failures = {
  "+15005550001": "21211",
  "+15005550002": "21214",
  "+15005550003": "21215",
  "+15005550004": "21216",
};
export const callFrom: Failures = { "+15005550001": "21212" };
export const bought: Failures = { "+15005550000": "21422", "+15005550001": "21421" };

/** How a message to a number ends that the network does not deliver: numbers of this twin's own. */
export const undelivered: Readonly<Record<string, readonly ["undelivered" | "failed", number, string]>> = {
  "+15005550020": ["undelivered", 30003, "Unreachable destination handset"],
  "+15005550021": ["undelivered", 30005, "Unknown destination handset"],
  "+15005550022": ["undelivered", 30006, "Landline or unreachable carrier"],
  "+15005550023": ["undelivered", 30007, "Message filtered"],
  "+15005550024": ["failed", 30008, "Unknown error"],
};

/** How a call to a number ends that nobody takes: numbers of this twin's own. */
export const unanswered: Readonly<Record<string, "busy" | "no-answer" | "failed">> = {
  "+15005550030": "busy",
  "+15005550031": "no-answer",
  "+15005550032": "failed",
};
