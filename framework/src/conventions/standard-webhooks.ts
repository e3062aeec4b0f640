import { createHmac } from "node:crypto";
import type { Signer } from "../authoring/event.ts";

const SECRET_PREFIX = "whsec_";

/**
 * Signs deliveries as Standard Webhooks 1.0.0 has it: the id, the moment and the body, under a secret that is written
 * as `whsec_` and Base64.
 *
 * @param prefix what the names of the headers begin with. Default: `webhook-`
 */
export function standardWebhooks({ prefix = "webhook-" }: { readonly prefix?: string } = {}): Signer {
  return ({ id, body, secret, at }) => {
    const unix = Math.floor(at.getTime() / 1000);
    const key = Buffer.from(
      secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret,
      "base64",
    );
    const digest = createHmac("sha256", key).update(`${id}.${unix}.${body}`).digest("base64");
    return {
      [`${prefix}id`]: id,
      [`${prefix}timestamp`]: String(unix),
      [`${prefix}signature`]: `v1,${digest}`,
    };
  };
}
