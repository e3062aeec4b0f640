import type { CalledOperation } from "@wondertwin/framework";

/** Methods whose scopes the description does not say, or says in words of long ago. */
const SCOPES: { readonly [method: string]: readonly string[] } = {
  "apps.connections.open": ["connections:write"],
  "apps.event.authorizations.list": ["authorizations:read"],
  "assistant.threads.setStatus": ["assistant:write", "chat:write"],
  "assistant.threads.setSuggestedPrompts": ["assistant:write"],
  "assistant.threads.setTitle": ["assistant:write"],
  "chat.scheduledMessages.list": [],
  "conversations.canvases.create": ["canvases:write"],
  "files.completeUploadExternal": ["files:write"],
  "files.getUploadURLExternal": ["files:write"],
  "team.billing.info": ["team.billing:read"],
  "team.externalTeams.disconnect": ["conversations.connect:manage"],
  "team.externalTeams.list": ["team:read"],
  "team.preferences.list": ["team.preferences:read"],
  "users.discoverableContacts.lookup": ["conversations.connect:manage"],
};

/** Nouns whose methods the description does not know, with the scopes' own name for them. */
const NOUNS: { readonly [noun: string]: string } = {
  bookmarks: "bookmarks",
  canvases: "canvases",
  slackLists: "lists",
};

/** Scopes by the names they had before 2020. */
const RENAMED: { readonly [scope: string]: string } = {
  "chat:write:bot": "chat:write",
  "chat:write:user": "chat:write",
  "files:write:user": "files:write",
};

/** What reads: its last word begins so. */
const READING = /^(?:list|get|info|lookup|search|view|export|download)/;

/** The name of the method that a path calls. */
export const methodOf = ({ path }: Pick<CalledOperation, "path">) => path.replace(/^\/api\//, "");

/** The scopes of which a token needs one for a method; none: any token will do. */
export function scopesOf(operation: CalledOperation): readonly string[] {
  const method = methodOf(operation);
  const own = SCOPES[method];
  if (own) return own;
  const [noun = "", ...rest] = method.split(".");
  const level = READING.test(rest.at(-1) ?? "") ? "read" : "write";
  const named = NOUNS[noun];
  if (named) return [`${named}:${level}`];
  const described = operation.scopes.filter((scope) => scope !== "none");
  if (described.length > 0) return [...new Set(described.map((scope) => RENAMED[scope] ?? scope))];
  return noun === "admin" ? [`admin.${rest[0]}:${level}`] : [];
}
