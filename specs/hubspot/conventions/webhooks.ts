import {
  type Event,
  hmac,
  type Signer,
  type Subscription,
  sha256,
  type Telling,
} from "@wondertwin/framework";
import type { Store } from "../crm/context.ts";
import { PORTAL_ID } from "../crm/portal.ts";

/** What happened to a record, as the webhooks API tells it. */
export const envelope = ({ id, name, at, data }: Event): object => ({
  eventId: eventNumber(id),
  portalId: PORTAL_ID,
  occurredAt: at.getTime(),
  subscriptionType: name,
  ...data,
});

/** Events are numbered; the twin's own ids are digits. */
const eventNumber = (id: string): number => Number(id);

/** A delivery is a list of events; each says which subscription asked for it. */
export const body = (event: object, { subscription }: Telling): object => {
  const [appId = "", subscriptionId = ""] = (subscription.id ?? "").split("/");
  return [
    { ...event, appId: Number(appId) || 0, subscriptionId: Number(subscriptionId) || 0, attemptNumber: 0 },
  ];
};

/** Who of the app's subscribers asked for what. */
export const subscriptions = (store: Store): readonly Subscription[] =>
  store.subscription.list({ active: true }).flatMap(({ id, appId, eventType, propertyName }) => {
    const app = store.app.find(appId);
    if (!app || app.targetUrl === null) return [];
    return [
      {
        id: `${appId}/${id}`,
        url: app.targetUrl,
        events: [eventType],
        secret: app.clientSecret,
        ...(propertyName !== undefined && {
          concerns: ({ body: event }: { readonly body: object }) =>
            Reflect.get(event, "propertyName") === propertyName,
        }),
      },
    ];
  });

/**
 * The two signatures that a delivery has: of the secret and the body, and of all that is sent at its moment
 * (developers.hubspot.com/docs/guides/apps/authentication/validating-requests).
 */
export const sign: Signer = ({ body: sent, secret, url, at }) => {
  const timestamp = String(at.getTime());
  return {
    "X-HubSpot-Signature": sha256(secret + sent),
    "X-HubSpot-Signature-Version": "v1",
    "X-HubSpot-Request-Timestamp": timestamp,
    "X-HubSpot-Signature-v3": hmac({
      algorithm: "sha256",
      key: secret,
      text: `POST${url}${sent}${timestamp}`,
      encoding: "base64",
    }),
  };
};
