import type { CalledOperation } from "@wondertwin/framework";

/** Types whose records have scopes of their own (developers.hubspot.com/docs/guides/apps/authentication/scopes). */
const SCOPED = new Set([
  "contacts",
  "companies",
  "deals",
  "leads",
  "line_items",
  "quotes",
  "invoices",
  "products",
]);

/** Ways of a POST that only read. */
const READING = /\/(search|batch\/read)$/;

/** The scope that a request needs, where HubSpot's documentation says one. */
export function neededScope({ method, path }: Pick<CalledOperation, "method" | "path">): string | undefined {
  const access = method === "GET" || READING.test(path) ? "read" : "write";
  const [, type = ""] = /^\/crm\/v3\/objects\/([^/{]+)/.exec(path) ?? [];
  if (type === "tickets") return "tickets";
  if (SCOPED.has(type)) return `crm.objects.${type === "products" ? "line_items" : type}.${access}`;
  if (path.startsWith("/crm/v3/lists")) return `crm.lists.${access}`;
  if (path.startsWith("/crm/v3/owners")) return "crm.objects.owners.read";
  if (path.startsWith("/crm-object-schemas/")) return `crm.schemas.custom.${access}`;
  return undefined;
}
