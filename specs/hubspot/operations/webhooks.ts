import { reply } from "@wondertwin/framework";
import type { Schemas } from "../api.gen.ts";
import { batch } from "../crm/batch.ts";
import { type HubspotContext, moment } from "../crm/context.ts";
import { failWith, invalid, notFound } from "../crm/problem.ts";
import type { App, Subscription } from "../resources.ts";
import { hubspot } from "../vendor.ts";

function appNamed(context: HubspotContext, appId: number | string): App {
  const found = context.store.app.find(String(appId));
  return found ?? failWith(context, notFound(`No app has the id ${appId}.`));
}

function subscriptionNamed(
  context: HubspotContext,
  { appId, subscriptionId }: { readonly appId: number | string; readonly subscriptionId: number | string },
): Subscription {
  const found = context.store.subscription.find(String(subscriptionId));
  const app = appNamed(context, appId);
  return found?.appId === app.id
    ? found
    : failWith(context, notFound(`No subscription has the id ${subscriptionId}.`));
}

const shown = ({ appId: _app, ...subscription }: Subscription): Schemas["SubscriptionResponse"] =>
  subscription;

function settings(context: HubspotContext, app: App): Schemas["SettingsResponse.webhooks"] {
  const { targetUrl, throttling, settingsCreatedAt, settingsUpdatedAt } = app;
  if (targetUrl === null) return failWith(context, notFound(`The app ${app.id} has no webhook settings.`));
  return {
    targetUrl,
    throttling,
    createdAt: settingsCreatedAt,
    ...(settingsUpdatedAt !== null && { updatedAt: settingsUpdatedAt }),
  };
}

export default hubspot.operations({
  "webhooks.settingsApi.getAll": (context) => settings(context, appNamed(context, context.params.appId)),

  "webhooks.settingsApi.configure": (context) => {
    const { params, body, store } = context;
    if (!URL.canParse(body.targetUrl)) failWith(context, invalid(`${body.targetUrl} is no address.`));
    const changes = { ...body, settingsUpdatedAt: moment(context) };
    return settings(context, store.app.update(appNamed(context, params.appId), changes));
  },

  "webhooks.settingsApi.clear": (context) => {
    const { params, store } = context;
    store.app.update(appNamed(context, params.appId), { targetUrl: null });
    return reply({ status: 204 });
  },

  "webhooks.subscriptionsApi.getAll": (context) => {
    const app = appNamed(context, context.params.appId);
    return { results: context.store.subscription.list({ appId: app.id }).map(shown) };
  },

  "webhooks.subscriptionsApi.create": (context) => {
    const { params, body, store } = context;
    const app = appNamed(context, params.appId);
    const { eventType, propertyName, objectTypeId, active = false } = body;
    if (eventType.endsWith(".propertyChange") && propertyName === undefined)
      failWith(context, invalid("A subscription to changes of a property needs a propertyName."));
    const taken = store.subscription.find(
      (each) => each.appId === app.id && each.eventType === eventType && each.propertyName === propertyName,
    );
    if (taken)
      failWith(context, { category: "CONFLICT", message: `The subscription ${taken.id} is the same.` });
    return shown(
      store.subscription.insert({
        appId: app.id,
        eventType,
        active,
        createdAt: moment(context),
        ...(propertyName !== undefined && { propertyName }),
        ...(objectTypeId !== undefined && { objectTypeId }),
      }),
    );
  },

  "webhooks.subscriptionsApi.getById": (context) => shown(subscriptionNamed(context, context.params)),

  "webhooks.subscriptionsApi.update": (context) => {
    const { params, body, store } = context;
    const changes = { ...body, updatedAt: moment(context) };
    return shown(store.subscription.update(subscriptionNamed(context, params), changes));
  },

  "webhooks.subscriptionsApi.archive": (context) => {
    const { params, store } = context;
    store.subscription.remove(subscriptionNamed(context, params));
    return reply({ status: 204 });
  },

  "webhooks.subscriptionsApi.updateBatch": (context) => {
    const { params, body, store } = context;
    return batch(context, body.inputs, {
      act: ({ id, active }) => {
        const found = store.subscription.find(String(id));
        if (!found) return notFound(`No subscription has the id ${id}.`);
        return shown(store.subscription.update(found, { active, updatedAt: moment(context) }));
      },
      mayFail: ({ id }) => ({ ids: [String(id)], appId: [String(params.appId)] }),
    });
  },
});
