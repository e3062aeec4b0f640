import type { HostedAnswer } from "../authoring/hosted-page.ts";
import type { Worlds } from "../engine/worlds.ts";
import { decodeBody } from "../reading/decode-body.ts";
import { decodeForm } from "../reading/decode-form.ts";
import { parseMediaType } from "../reading/media-type.ts";
import { Upload } from "../reading/upload.ts";
import { RequestFailed } from "../resources/fail.ts";
import { PAGE_PREFIX } from "../resources/page-path.ts";
import { Session } from "../resources/session.ts";
import type { World } from "../store/world.ts";
import type { AnyHostedPage } from "../twin/erased.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { decodeSegment } from "./decode-segment.ts";
import type { Exchange, TwinResponse } from "./exchange.ts";
import { refuseUnreadable } from "./refuse-unreadable.ts";

export function isVisit({ head }: Exchange): boolean {
  return head.path.startsWith(`${PAGE_PREFIX}/`);
}

export interface VisitOptions {
  readonly twin: TwinModel;
  readonly worlds: Worlds;
  /** Lets happen in the visit's world what was due before it. */
  readonly settle: () => void;
}

/**
 * Answers the visit of a page that the vendor hosts: its address names the partition, so no key is needed.
 *
 * @throws RequestFailed `not_found` where there is no such page or partition.
 */
export function visit(exchange: Exchange, { twin, worlds, settle }: VisitOptions): TwinResponse {
  const [name = "", ...rest] = exchange.head.path.slice(PAGE_PREFIX.length + 1).split("/");
  const world = worldOf(worlds, decodeSegment(name), exchange.wall);
  const found = world && findPage(twin, rest.map(decodeSegment));
  if (!world || !found) throw new RequestFailed({ reason: "not_found", problem: "unknown_path" });
  const { method } = exchange.head;
  const sent = method === "POST" && found.page.receive ? sentIn(exchange) : undefined;
  const handler = sent === undefined ? handlerOf(found.page, method) : found.page.receive;
  if (!handler) throw new RequestFailed({ reason: "not_found", problem: "unknown_method" });
  const session = visitorSession(exchange, twin, world);
  const body = sent === undefined ? texts(bodyOf(exchange)) : {};
  session.input = { params: found.params, query: texts(queryOf(exchange)), body };
  exchange.world = world;
  exchange.session = session;
  settle();
  // `texts` left nothing but text in the query and the body.
  const context = { ...session.context, sent } as unknown as Parameters<typeof handler>[0];
  const answer = handler(context);
  exchange.changes = world.commit();
  return response(answer);
}

/** A partition by its name; the one that is everybody's is there before anybody has come. */
function worldOf(worlds: Worlds, name: string, wall: number): World | undefined {
  return name === "default" ? worlds.enter(name, wall) : worlds.find(name);
}

function visitorSession(exchange: Exchange, twin: TwinModel, world: World): Session {
  return new Session({
    world,
    wall: exchange.wall,
    twin,
    head: exchange.head,
    caller: { id: "visitor", scopes: [], account: world.name },
    id: exchange.id,
    baseUrl: exchange.request.baseUrl,
  });
}

function findPage(
  twin: TwinModel,
  segments: readonly string[],
): { readonly page: AnyHostedPage; readonly params: Record<string, string> } | undefined {
  for (const [template, page] of twin.parts.pages) {
    const parts = template.slice(1).split("/");
    if (parts.length !== segments.length) continue;
    const params: Record<string, string> = {};
    const fits = parts.every((part, at) => {
      const segment = segments[at] ?? "";
      if (!part.startsWith("{")) return part === segment;
      params[part.slice(1, -1)] = segment;
      return segment !== "";
    });
    if (fits) return { page, params };
  }
  return undefined;
}

function handlerOf({ get, post }: AnyHostedPage, method: string): AnyHostedPage["get"] {
  return method === "POST" ? post : method === "GET" ? get : undefined;
}

/** What a program sends: the value of JSON, or a file, alone or in a form; undefined: a form of texts. */
function sentIn({ head, request }: Exchange): unknown {
  const type = head.header("content-type") ?? "application/octet-stream";
  const media = parseMediaType(type)?.type ?? "";
  if (media === "application/x-www-form-urlencoded") return undefined;
  if (media === "multipart/form-data" || media.endsWith("json")) {
    const { value } = refuseUnreadable(() => decodeBody(request.body, type));
    if (media.endsWith("json")) return value ?? null;
    return Object.values(value ?? {}).find((each) => each instanceof Upload);
  }
  return new Upload({ filename: "", contentType: media, bytes: request.body });
}

function queryOf({ search }: Exchange): unknown {
  return search === "" ? {} : refuseUnreadable(() => decodeForm(search));
}

function bodyOf({ head, request }: Exchange): unknown {
  if (request.body.length === 0) return {};
  const type = head.header("content-type") ?? "application/x-www-form-urlencoded";
  return refuseUnreadable(() => decodeBody(request.body, type)).value;
}

/** The values of a form that are text; others cannot come from a page. */
function texts(form: unknown): Record<string, string> {
  const entries = typeof form === "object" && form !== null ? Object.entries(form) : [];
  return Object.fromEntries(
    entries.flatMap(([name, value]: [string, unknown]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** An address as a header can carry it. */
function inAscii(url: string): string {
  return url.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURI);
}

function response(answer: HostedAnswer): TwinResponse {
  if ("text" in answer)
    return { status: 200, headers: { "Content-Type": "text/plain; charset=utf-8" }, body: answer.text };
  if ("json" in answer)
    return {
      status: 200,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(answer.json) ?? "",
    };
  if ("file" in answer) return fileResponse(answer.file);
  if ("redirect" in answer) return { status: 303, headers: { Location: inAscii(answer.redirect) }, body: "" };
  return { status: 200, headers: { "Content-Type": "text/html; charset=utf-8" }, body: answer.html };
}

function fileResponse({ bytes, contentType, filename }: Upload): TwinResponse {
  const disposition =
    filename === ""
      ? {}
      : { "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(filename)}` };
  return { status: 200, headers: { "Content-Type": contentType, ...disposition }, body: bytes };
}
