import type { RateLimit } from "@wondertwin/framework";

const methods = (names: string) => ({
  path: names
    .trim()
    .split(/\s+/)
    .map((name) => `/api/${name}`),
});

/** Twenty a minute. */
const second = methods(`
  conversations.archive conversations.close conversations.create conversations.list conversations.rename
  conversations.setPurpose conversations.setTopic conversations.unarchive files.remote.list pins.add pins.list
  pins.remove reactions.list reactions.remove reminders.add reminders.list search.all search.files search.messages
  stars.add stars.list stars.remove team.accessLogs team.integrationLogs usergroups.create usergroups.disable
  usergroups.enable usergroups.list usergroups.update users.list users.setActive users.setPresence views.publish
`);

/** A hundred and more a minute. */
const fourth = methods(`
  api.test auth.test chat.postEphemeral conversations.members conversations.open files.info oauth.v2.access
  team.billing.info users.info users.profile.get users.conversations views.open views.push views.update
`);

const own = methods("chat.postMessage");
const others = { path: [...second.path, ...fourth.path, ...own.path] };
const by = ["caller", "operation"] as const;

/**
 * The tiers of the Web API, each for every method and token by itself (docs.slack.dev/apis/web-api/rate-limits,
 * read in November 2026). Bursts beyond them, and counts for each channel, are left out.
 */
export const rateLimits: readonly RateLimit[] = [
  { name: "tier_2", match: second, limit: 20, per: "1m", by },
  { name: "tier_3", match: { path: "/api/*" }, except: others, limit: 50, per: "1m", by },
  { name: "tier_4", match: fourth, limit: 100, per: "1m", by },
  { name: "messages", match: own, limit: 1, per: "1s", by },
];
