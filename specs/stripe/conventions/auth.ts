import { bearer, type Caller, type Failure, type RequestHead } from "@wondertwin/framework";
import { isApiVersion } from "./versions.ts";

const missing: Failure = {
  reason: "unauthenticated",
  message:
    "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
};

/** Secret and restricted test keys, taken as Bearer or as the user name of Basic (docs.stripe.com/keys). */
export const auth = bearer({ basic: true, missing, accept: callerOf });

function callerOf(key: string, request: RequestHead): Caller | Failure {
  const version = request.header("stripe-version");
  if (version !== undefined && !isApiVersion(version))
    return { reason: "invalid_argument", message: `Invalid Stripe API version: ${version}` };
  if (/^pk_(?:test|live)_./.test(key))
    return {
      reason: "unauthenticated",
      code: "secret_key_required",
      message:
        "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
    };
  const [, rest] = /^(?:sk|rk)_test_([\w-]+)$/.exec(key) ?? [];
  if (rest === undefined)
    return { reason: "unauthenticated", message: `Invalid API Key provided: ${masked(key)}` };
  return { id: key, scopes: [], account: accountOf(rest), credential: key };
}

/** A key as Stripe shows it: its kind, its last four characters, stars between. */
function masked(key: string): string {
  const [kind = ""] = /^(?:sk|rk|pk)_(?:test|live)_/.exec(key) ?? [];
  const hidden = key.slice(kind.length);
  if (hidden.length <= 4) return kind + "*".repeat(hidden.length);
  return `${kind}${"*".repeat(Math.min(hidden.length - 4, 24))}${hidden.slice(-4)}`;
}

/**
 * The account a key belongs to.
 *
 * Behind its kind a key carries `5` and its account's id without `acct_`; the secret, restricted and
 * publishable keys of one account share that part. Any other text names an account of its own, so that two
 * keys made up for two test workers never meet.
 */
function accountOf(rest: string): string {
  const [, account] = /^5(1[0-9A-Za-z]{15})/.exec(rest) ?? [];
  return `acct_${account ?? `1${rest.replace(/[^0-9A-Za-z]/g, "")}`}`;
}
