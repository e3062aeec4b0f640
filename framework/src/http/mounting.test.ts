import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import express, { type Express } from "express";
import { pageNumber } from "../conventions/page-number.ts";
import { createTwin } from "../engine/create-twin.ts";
import type { Twin } from "../engine/twin.ts";
import { notesModel } from "../testing/notes-api.ts";
import { createTwinModel } from "../twin/twin-model.ts";
import { listen } from "./listen.ts";

/** A twin whose answers say where they are: lists have a `Link` header. */
function linkingTwin(): Twin {
  const { boot, detail, manifest, parts, vendor } = notesModel();
  const pagination = pageNumber({ page: "page", size: "limit", default: 1, max: 10, links: true });
  return createTwin(
    createTwinModel({
      manifest,
      boot,
      loadLazy: () => detail.lazy,
      parts: { ...parts, vendor: { ...vendor, pagination } },
    }),
  );
}

const json = async (response: Response): Promise<Record<string, unknown>> => Object(await response.json());

describe("a mounted twin", () => {
  let host: Express;
  let server: Server;
  let url: string;
  beforeEach(async () => {
    host = express();
    server = createServer(host);
    ({ url } = await listen(server, { port: 0, host: "127.0.0.1" }));
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const authorization = "Bearer k1";
  const post = (path: string, body: Record<string, string>) =>
    fetch(url + path, { method: "POST", headers: { authorization }, body: new URLSearchParams(body) });
  const get = (path: string) => fetch(url + path, { headers: { authorization } });

  it("answers at the root beside routes in front of it", async () => {
    host.get("/shop", (_request, response) => void response.send("open"));
    host.use(createTwin(notesModel()).app);
    assert.equal(await (await get("/shop")).text(), "open");
    const { id } = await json(await post("/authors", { name: "Ada" }));
    assert.equal((await json(await get(`/authors/${id}`)))["name"], "Ada");
  });

  it("knows its vendor's paths below a prefix, and its own control", async () => {
    host.use("/apis/notes", createTwin(notesModel()).app);
    const { id } = await json(await post("/apis/notes/authors", { name: "Ada" }));
    assert.equal((await json(await get(`/apis/notes/authors/${id}`)))["name"], "Ada");
    assert.equal((await json(await get("/apis/notes/_wt/health")))["twin"], "notes");
    assert.equal((await get(`/authors/${id}`)).status, 404);
  });

  it("names the prefix in the addresses it gives", async () => {
    host.use("/apis/notes", linkingTwin().app);
    await post("/apis/notes/authors", { name: "Ada" });
    await post("/apis/notes/authors", { name: "Grace" });
    const first = await get("/apis/notes/authors");
    const [, next = ""] = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "") ?? [];
    assert.equal(next, `${url}/apis/notes/authors?page=2`);
  });

  it("answers unknown paths below its prefix itself, as the vendor does", async () => {
    host.use("/apis/notes", createTwin(notesModel()).app);
    host.use((_request, response) => void response.status(418).end());
    const inside = await get("/apis/notes/nothing");
    assert.equal(inside.status, 404);
    assert.equal(Object((await json(inside))["error"]).problem, "unknown_path");
    assert.equal((await get("/nothing")).status, 418);
  });

  it("says so when a body parser has read the request before it", async () => {
    const twin = createTwin(notesModel());
    host.use(express.urlencoded(), twin.app);
    const response = await post("/authors", { name: "Ada" });
    assert.equal(response.status, 500);
    const error = Object((await json(response))["error"]);
    assert.equal(error.code, "body_already_read");
    assert.match(error.hint, /before express\.json/);
    assert.deepEqual(twin.captures(), []);
    assert.equal((await get("/authors")).status, 200);
  });

  it("shares a server with another of its kind, each with its own state", async () => {
    host.use("/one", createTwin(notesModel()).app);
    host.use("/two", createTwin(notesModel()).app);
    await post("/one/authors", { name: "Ada" });
    assert.equal(Object(await json(await get("/one/authors"))).data.length, 1);
    assert.equal(Object(await json(await get("/two/authors"))).data.length, 0);
  });
});
