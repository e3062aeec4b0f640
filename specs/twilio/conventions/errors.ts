import { type Failure, type FailureAnswer, httpStatus, type Reason } from "@wondertwin/framework";

/** Codes with their HTTP status and what they mean (twilio.com/docs/api/errors). */
const codes = {
  "20001": [400, "A parameter of the request is not valid."],
  "20003": [401, "Authenticate"],
  "20004": [405, "Method not allowed"],
  "20005": [403, "The account is not active."],
  "20404": [404, "The resource was not found."],
  "20409": [409, "The resource exists already."],
  "20422": [400, "A parameter of the request is not valid."],
  "20429": [429, "Too Many Requests"],
  "20500": [500, "Internal Server Error"],
  "20501": [501, "The twin does not emulate this operation."],
  "21201": [400, "No 'To' number is specified."],
  "21205": [400, "Invalid URL."],
  "21210": [400, "The 'From' number is not verified for the account."],
  "21211": [400, "Invalid 'To' phone number."],
  "21212": [400, "Invalid 'From' phone number."],
  "21213": [400, "No 'From' number is specified."],
  "21214": [400, "The 'To' number cannot be reached."],
  "21215": [400, "Geographic permissions do not allow calls to the 'To' number."],
  "21216": [400, "The account may not call the 'To' number."],
  "21220": [400, "The call is not in a state in which it can be redirected."],
  "21218": [400, "Invalid application SID."],
  "21404": [404, "The call was not found."],
  "21421": [400, "The phone number is not valid."],
  "21422": [400, "The phone number is not available."],
  "21452": [400, "No phone numbers were found in the area code."],
  "21602": [400, "A message body is required."],
  "21603": [400, "A 'From' phone number is required."],
  "21604": [400, "A 'To' phone number is required."],
  "21606": [400, "The 'From' phone number is not a number of the account that can send messages."],
  "21608": [400, "The 'To' number is unverified; trial accounts send to verified numbers only."],
  "21610": [400, "The recipient has opted out of messages from this number."],
  "21611": [400, "The 'From' number has too many messages in its queue."],
  "21612": [400, "The 'To' number cannot be reached from the 'From' number."],
  "21614": [400, "The 'To' number is not a mobile number."],
  "21617": [400, "The message body is longer than 1600 characters."],
  "21408": [400, "Permission to send to this region is not enabled."],
  "21701": [404, "The messaging service does not exist."],
  "21703": [400, "The messaging service has no phone numbers."],
  "21710": [409, "The phone number is in the messaging service already."],
  "30007": [400, "Message filtered."],
  "35114": [400, "A scheduled message needs a messaging service, a moment and the schedule type 'fixed'."],
  "30409": [409, "The message cannot be changed in its state."],
  "35111": [400, "The moment is too near or too far."],
  "60200": [400, "Invalid parameter"],
  "60202": [429, "Max check attempts reached"],
  "60203": [429, "Max send attempts reached"],
  "60205": [400, "SMS is not supported by landline phone number"],
  "60212": [429, "Too many concurrent requests for phone number"],
  "50433": [409, "The participant exists already."],
  "50353": [409, "A conversation of this unique name exists already."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof codes;

const byReason: Readonly<Record<Reason, ErrorCode>> = {
  invalid_argument: "20001",
  failed_precondition: "20001",
  unauthenticated: "20003",
  permission_denied: "20003",
  not_found: "20404",
  already_exists: "20409",
  aborted: "20409",
  resource_exhausted: "20429",
  unimplemented: "20501",
  internal: "20500",
};

/** An error as every product of Twilio's words it. */
export function twilioError(failure: Failure<ErrorCode>, request: { readonly path: string }): FailureAnswer {
  const { reason, problem, extra } = failure;
  const code = codeOf(failure, request.path);
  const [usual, meaning] = codes[code];
  const status =
    problem === undefined || code === "20404" || code === "20004" ? usual : httpStatus(reason, problem);
  return {
    status,
    body: {
      code: Number(code),
      message:
        failure.message ??
        (code === "20404"
          ? `The requested resource ${request.path} was not found`
          : wordsOf(failure, meaning)),
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status,
      ...(extra?.["details"] !== undefined && { details: extra["details"] }),
    },
    ...(status === 401 && { headers: { "WWW-Authenticate": 'Basic realm="Twilio API"' } }),
  };
}

function codeOf({ code, reason, problem, issue }: Failure<ErrorCode>, path: string): ErrorCode {
  if (code !== undefined) return code;
  if (problem === "unknown_method") return "20004";
  if (issue && path.endsWith("/Messages.json")) return missing[String(issue.path[0])] ?? "20001";
  if (issue && path.endsWith("/Calls.json")) return missingInCall[String(issue.path[0])] ?? "20001";
  if (issue && path.startsWith("/verify/")) return "60200";
  return byReason[reason];
}

const missing: Readonly<Record<string, ErrorCode>> = { To: "21604", From: "21603", Body: "21602" };
const missingInCall: Readonly<Record<string, ErrorCode>> = { To: "21201", From: "21213", Url: "21205" };

function wordsOf({ issue, param }: Failure, meaning: string): string {
  const name = param ?? issue?.path.join(".");
  if (name === undefined) return meaning;
  return issue?.kind === "missing"
    ? `Missing required parameter ${name} in the post body`
    : `Invalid parameter \`${name}\``;
}
