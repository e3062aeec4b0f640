import type { Failure, FailureAnswer, ReadIssue } from "@wondertwin/framework";
import { bracketed, httpStatus } from "@wondertwin/framework";
import { unexpectedState } from "./unexpected-state.ts";

/** Error codes the twin answers with (docs.stripe.com/error-codes). */
export type ErrorCode =
  | "account_closed"
  | "account_invalid"
  | "amount_too_large"
  | "amount_too_small"
  | "api_key_expired"
  | "authentication_required"
  | "bank_account_exists"
  | "card_declined"
  | "charge_already_captured"
  | "charge_already_refunded"
  | "charge_disputed"
  | "charge_exceeds_source_limit"
  | "charge_exceeds_weekly_limit"
  | "charge_not_captured"
  | "country_unsupported"
  | "coupon_expired"
  | "debit_not_authorized"
  | "email_invalid"
  | "expired_card"
  | "idempotency_key_in_use"
  | "incorrect_cvc"
  | "incorrect_number"
  | "insufficient_funds"
  | "invalid_bank_account_iban"
  | "invalid_currency"
  | "invalid_cvc"
  | "invalid_expiry_month"
  | "invalid_expiry_year"
  | "invalid_number"
  | "lock_timeout"
  | "invoice_already_paid"
  | "invoice_not_editable"
  | "invoice_payment_intent_requires_action"
  | "missing"
  | "no_account"
  | "not_emulated"
  | "parameter_invalid_empty"
  | "parameter_invalid_integer"
  | "parameter_invalid_string_empty"
  | "parameter_missing"
  | "parameter_unknown"
  | "parameters_exclusive"
  | "payment_intent_authentication_failure"
  | "payment_intent_incompatible_payment_method"
  | "payment_intent_invalid_parameter"
  | "payment_intent_payment_attempt_failed"
  | "payment_intent_unexpected_state"
  | "payment_method_microdeposit_verification_amounts_mismatch"
  | "payment_method_microdeposit_verification_descriptor_code_mismatch"
  | "payment_method_unactivated"
  | "payment_method_unexpected_state"
  | "processing_error"
  | "rate_limit"
  | "refer_to_customer"
  | "resource_already_exists"
  | "resource_missing"
  | "secret_key_required"
  | "setup_intent_authentication_failure"
  | "setup_intent_unexpected_state"
  | "tax_id_invalid"
  | "token_already_used"
  | "token_in_use"
  | "url_invalid";

/** Codes that make a failure a card's: type `card_error`, status 402. */
const cardCodes: ReadonlySet<string> = new Set<ErrorCode>([
  "authentication_required",
  "card_declined",
  "expired_card",
  "incorrect_cvc",
  "incorrect_number",
  "invalid_cvc",
  "invalid_expiry_month",
  "invalid_expiry_year",
  "invalid_number",
  "processing_error",
]);

interface Wording {
  readonly code?: ErrorCode;
  readonly message?: string;
  readonly param?: string;
}

interface Request {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

/** A failure in Stripe's envelope. */
export function stripeError(failure: Failure<ErrorCode>, request: Request): FailureAnswer {
  const { code, message, param } = worded(failure, request);
  const type = typeOf(failure, code);
  const status = failure.extra?.["status"];
  return {
    status: typeof status === "number" ? status : statusOf(failure, type),
    body: {
      error: {
        ...(code && { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` }),
        ...shownExtra(failure),
        message: message ?? failure.message,
        ...((param ?? failure.param) && { param: param ?? failure.param }),
        request_log_url: `https://dashboard.stripe.com/test/logs/${request.id}`,
        type,
      },
    },
  };
}

/** Fields of `extra` that Stripe's envelope shows as they are. */
const shown = ["charge", "decline_code", "payment_intent", "payment_method", "setup_intent", "source"];

function shownExtra({ resource, extra = {} }: Failure): Record<string, unknown> {
  const { self } = extra;
  return {
    ...Object.fromEntries(Object.entries(extra).filter(([name]) => shown.includes(name))),
    ...(self !== undefined && resource !== undefined && shown.includes(resource) && { [resource]: self }),
  };
}

function typeOf(failure: Failure, code: string | undefined): string {
  if (failure.extra?.["type"]) return String(failure.extra["type"]);
  if (code && cardCodes.has(code)) return "card_error";
  return failure.reason === "internal" || failure.reason === "unimplemented"
    ? "api_error"
    : "invalid_request_error";
}

function statusOf(failure: Failure, type: string): number {
  if (type === "card_error") return 402;
  // A missing object is 404 in the path and 400 as a parameter.
  if (failure.reason === "not_found" && failure.from !== "path" && !failure.problem) return 400;
  if (failure.problem === "unsupported_media_type") return 400;
  return httpStatus(failure.reason, failure.problem);
}

function worded(failure: Failure<ErrorCode>, request: Request): Wording {
  const { reason, code, issue, problem, resource = "object", id } = failure;
  const own: Wording = {
    ...(code && { code }),
    ...(failure.message !== undefined && { message: failure.message }),
  };
  if (problem) return wordedProblem(problem, failure, request);
  if (issue) return wordedIssue(issue);
  if (code === "parameter_missing" && !failure.message)
    return { code, message: `Missing required param: ${failure.param}.` };
  if (own.message !== undefined) return own;
  if (reason === "not_found" && id !== undefined)
    return {
      code: "resource_missing",
      message: `No such ${missingName(resource)}: '${id}'`,
      param: failure.from === "path" ? pathParam(resource, failure.param) : (failure.param ?? "id"),
    };
  if (reason === "failed_precondition") return unexpectedState(failure);
  if (reason === "unimplemented")
    return { code: "not_emulated", message: `The twin does not emulate ${request.method} ${request.path}.` };
  if (reason === "internal")
    return { message: failure.message ?? `An unknown error occurred in the twin (${request.id}).` };
  if (failure.extra?.["expansion"]) return wordedExpansion(failure);
  if (failure.extra?.["unset"]) return wordedUnset(failure);
  if (failure.extra?.["overstepped"]) return wordedMetadata(failure);
  if (failure.extra?.["exclusive"])
    return {
      message: "Received both starting_after and ending_before parameters. Please pass in only one.",
    };
  return own;
}

/** A missing object as Stripe calls it: by its resource, payment methods by their name. */
function missingName(resource: string): string {
  return resource === "payment_method" ? "PaymentMethod" : (resource.split(".").at(-1) ?? resource);
}

/** The oldest objects call their path's parameter `id`. */
function pathParam(resource: string, param = "id"): string {
  return resource === "customer" || resource === "charge" || resource === "product" ? "id" : param;
}

function wordedExpansion({ extra = {}, param }: Failure): Wording {
  const suggestion = extra["suggestion"]
    ? ` You may want to try expanding '${extra["suggestion"]}' instead.`
    : "";
  const message =
    extra["depth"] === undefined
      ? `This property cannot be expanded (${extra["expansion"]}).${suggestion}`
      : `You cannot expand more than ${extra["depth"]} levels of a property. Property: ${extra["expansion"]}`;
  return { message, param: param ?? "expand" };
}

const problems: Readonly<Record<string, string>> = {
  malformed_json: "Invalid request (the body is not valid JSON).",
  malformed_form: "Invalid request (the body is not a valid form).",
  malformed_multipart: "Invalid request (the body is not a valid multipart form).",
  malformed_path: "Invalid request (the path is not valid).",
  invalid_utf8: "Invalid request (the parameters are not valid UTF-8).",
  too_deep: "Invalid request (the parameters are nested too deeply).",
  too_many_parameters: "Invalid request (there are too many parameters).",
  too_large: "Invalid request (the body is too large).",
  unsupported_media_type:
    "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have questions, we can help at https://support.stripe.com/.",
  idempotency_key_too_long: "Invalid idempotency key: must be at most 255 characters.",
};

function wordedProblem(problem: string, failure: Failure, { method, path }: Request): Wording {
  if (problem === "unknown_path" || problem === "unknown_method")
    return {
      message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    };
  return { message: problems[problem] ?? failure.message ?? `Invalid request (${problem}).` };
}

function wordedIssue(issue: ReadIssue): Wording {
  const name = bracketed(issue.path);
  const value = shortened(issue.value);
  switch (issue.kind) {
    case "missing":
      return { code: "parameter_missing", message: `Missing required param: ${name}.`, param: name };
    case "unknown": {
      const names = (issue.names ?? []).map((each) => bracketed([...issue.path, each]));
      return {
        code: "parameter_unknown",
        message: `Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`,
        ...(names[0] !== undefined && { param: names[0] }),
      };
    }
    case "enum":
      return { message: `Invalid ${name}: must be one of ${listed(issue.allowed ?? [])}`, param: name };
    case "length":
      return lengthWording(issue, name);
    case "range":
      return rangeWording(issue, name);
    case "type":
      return typeWording(issue, name, value);
    default:
      return { message: `Invalid ${name}: ${value}`, param: name };
  }
}

function typeWording(issue: ReadIssue, name: string, value: string): Wording {
  const expected = (issue.expected ?? []).filter((type) => type !== "null");
  const type = expected.includes("integer") ? "integer" : (expected[0] ?? "value");
  if (type === "integer")
    return { code: "parameter_invalid_integer", message: `Invalid integer: ${value}`, param: name };
  if (type === "array" || type === "object") return { message: `Invalid ${type}`, param: name };
  return { message: `Invalid ${type}: ${value}`, param: name };
}

function lengthWording({ value, limit }: ReadIssue, param: string): Wording {
  if (limit?.max === undefined)
    return { code: "parameter_invalid_empty", message: `You passed an empty string for '${param}'.`, param };
  const length = String(value).length;
  return {
    message: `Invalid string: ${shortened(value)}; must be at most ${limit.max} characters (it is ${length})`,
    param,
  };
}

function rangeWording({ value, limit }: ReadIssue, param: string): Wording {
  const bound =
    limit?.max === undefined
      ? `greater than or equal to ${limit?.min}`
      : `less than or equal to ${limit.max}`;
  return { message: `This value must be ${bound} (it currently is '${value}').`, param };
}

function shortened(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 40 ? `${text.slice(0, 10)}...${text.slice(-10)}` : text;
}

function listed(values: readonly unknown[]): string {
  const names = values.filter((value) => value !== "").map(String);
  if (names.length <= 2) return names.join(" or ");
  return `${names.slice(0, -1).join(", ")}, or ${names.at(-1)}`;
}

function wordedUnset({ param = "" }: Failure): Wording {
  return {
    code: "parameter_invalid_empty",
    message: `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
    param,
  };
}

/** What is wrong with metadata that has too many or too long entries. */
function wordedMetadata({ extra = {}, param = "metadata" }: Failure): Wording {
  const { overstepped, allowed, found, text } = extra;
  if (overstepped === "keys")
    return { message: `Metadata can have up to ${allowed} keys, but there would be ${found}.`, param };
  const what = overstepped === "keyLength" ? "key" : "value";
  return {
    message: `Metadata ${what}s can have up to ${allowed} characters, but you passed in a ${what} that is ${found} characters. Invalid ${what}: ${text}`,
    param,
  };
}
