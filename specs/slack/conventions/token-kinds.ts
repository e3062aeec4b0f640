import type { TokenKind } from "../resources.ts";

/** Methods that need no token: they are called before there is one, or to find out what goes wrong. */
export const openMethods: ReadonlySet<string> = new Set([
  "api.test",
  "oauth.access",
  "oauth.token",
  "oauth.v2.access",
  "oauth.v2.exchange",
  "openid.connect.token",
  "tooling.tokens.rotate",
]);

const ofApps = new Set([
  "apps.connections.open",
  "apps.event.authorizations.list",
  "apps.user.connection.update",
]);
const ofUsersAlone =
  /^(?:admin|reminders|search|stars|users\.(?:setPhoto|deletePhoto|identity)|dnd\.(?:set|end)|openid)\b|^dnd\.(?:setSnooze|endSnooze|endDnd)$|^team\.(?:accessLogs|billableInfo|integrationLogs)$/;

/** The kinds of token that may call a method (each method's page on api.slack.com lists them). */
export function kindsFor(method: string): readonly TokenKind[] {
  if (ofApps.has(method)) return ["app"];
  if (method.startsWith("apps.manifest.")) return ["config"];
  if (method === "auth.test" || method === "auth.revoke") return ["bot", "user", "app", "config"];
  return ofUsersAlone.test(method) ? ["user"] : ["bot", "user"];
}
