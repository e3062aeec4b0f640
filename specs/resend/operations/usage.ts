import type { Store } from "../context.ts";
import type { Resources } from "../resources.ts";
import { resend } from "../vendor.ts";

const DAY = 86_400_000;

/** What the free plan holds (resend.com/docs/knowledge-base/account-quotas-and-limits). */
const plan = { daily: 100, monthly: 3000, contacts: 1000, segments: 3, ai: 100, runs: 10_000, domains: 1 };

function sentSince(moment: Date, { email, received_email }: Store) {
  const since = ({ created_at }: Pick<Resources["email"], "created_at">) => new Date(created_at) >= moment;
  const sent = email.list(since).length;
  const received = received_email.list(since).length;
  return { used: sent + received, sent, received };
}

export default resend.operations({
  "usage.get": ({ store, now }) => {
    const at = now();
    const day = new Date(Math.floor(at.getTime() / DAY) * DAY);
    const month = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1));
    const nextMonth = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)).toISOString();
    return {
      object: "usage",
      emails: {
        daily: {
          ...sentSince(day, store),
          limit: plan.daily,
          resets_at: new Date(day.getTime() + DAY).toISOString(),
        },
        monthly: { ...sentSince(month, store), limit: plan.monthly, resets_at: nextMonth },
      },
      contacts: { used: store.contact.list().length, limit: plan.contacts },
      segments: { used: store.segment.list().length, limit: plan.segments },
      broadcasts: { used: store.broadcast.list({ status: "sent" }).length, limit: null },
      ai_credits: { used: 0, limit: plan.ai, next_increase_at: null },
      automation_runs: { used: store.automation_run.list().length, limit: plan.runs, resets_at: nextMonth },
      domains: { used: store.domain.list().length, limit: plan.domains },
      rate_limit: { limit: 2, duration: "1s" },
    };
  },
});
