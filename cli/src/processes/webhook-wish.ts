import { usageError } from "../usage-error.ts";

/** Whom a twin tells of its events, beside the subscriptions made through its API. */
export interface WebhookWish {
  readonly url?: string | undefined;
  /** What deliveries to `url` are signed with, where that is not the twin's usual secret. */
  readonly secret?: string | undefined;
  /** Names of hosts that may be told beside this machine. */
  readonly hosts?: readonly string[] | undefined;
}

/** @throws `usage` where a wish cannot be met */
export function checkWebhookWish({ url, secret, hosts = [] }: WebhookWish): void {
  if (url !== undefined && !/^https?:\/\/./.test(url))
    throw usageError(`${url} is no web address.`, "Write for example http://localhost:3000/webhooks.");
  if (secret !== undefined && url === undefined)
    throw usageError("--webhook-secret is for --webhook-url.", "Say where events are delivered to as well.");
  const odd = hosts.find((host) => !/^[\w.-]+$|^\[[\da-f:.]+\]$/i.test(host));
  if (odd !== undefined)
    throw usageError(`${odd} is no name of a host.`, "Write it without scheme, port and path: hooks.test.");
}

/** A twin's arguments for its deliveries. */
export function webhookArguments({ url, secret, hosts = [] }: WebhookWish): readonly string[] {
  return [
    ...(url === undefined ? [] : ["--webhook-url", url]),
    ...(secret === undefined ? [] : ["--webhook-secret", secret]),
    ...hosts.flatMap((host) => ["--webhook-host", host.toLowerCase()]),
  ];
}
