import assert from "node:assert/strict";
import { CaptureLog } from "../capture/capture-log.ts";
import { realTime } from "../clock/clock.ts";
import { Engine } from "../engine/engine.ts";
import type { Twin } from "../engine/twin.ts";
import { Worlds } from "../engine/worlds.ts";
import { pagePath } from "../resources/page-path.ts";
import { notesModel } from "../testing/notes-api.ts";
import { idOf, send, start } from "../testing/notes-client.ts";
import type { TwinResponse } from "./exchange.ts";

function visited(twin: Twin, line: string, form: Record<string, string> = {}): TwinResponse {
  const [method = "", url = ""] = line.split(" ");
  const body = Buffer.from(new URLSearchParams(form).toString());
  return twin.handle({ method, url, headers: {}, body, baseUrl: "http://127.0.0.1:1" });
}

function noteWithPage(twin: Twin): { readonly id: string; readonly page: string } {
  const id = idOf(send(twin, "POST /notes", { form: { text: "One" } }));
  return { id, page: pagePath("k1", `/review/${id}`) };
}

describe("the visit of a hosted page", () => {
  it("needs no key: the address names the partition", () => {
    const twin = start();
    const { id, page } = noteWithPage(twin);
    const { body, headers, status } = visited(twin, `GET ${page}?by=Ada`);
    assert.equal(status, 200);
    assert.match(headers["Content-Type"] ?? "", /^text\/html/);
    assert.equal(body, `<p>${id} for Ada</p>`);
  });

  it("changes what the API shows, and sends the visitor on", () => {
    const twin = start();
    const { id, page } = noteWithPage(twin);
    const { headers, status } = visited(twin, `POST ${page}`, { verdict: "good" });
    assert.equal(status, 303);
    assert.equal(headers["Location"], "https://notes.test/?verdict=good");
    assert.equal(send(twin, `GET /notes/${id}`).body["text"], "good");
  });

  it("sends the visitor on to an address that a header can carry, whatever is in it", () => {
    const twin = start();
    const { page } = noteWithPage(twin);
    const { headers } = visited(twin, `POST ${page}`, { verdict: "gut → ja\r\n" });
    assert.equal(headers["Location"], "https://notes.test/?verdict=gut%20%E2%86%92%20ja%0D%0A");
  });

  it("finds the partition of all who name none, before anybody has come", () => {
    const twin = start();
    const request = { method: "POST", url: pagePath("default", "/drop"), baseUrl: "" };
    const headers = { "content-type": "application/json" };
    assert.equal(twin.handle({ ...request, headers, body: Buffer.from("1") }).status, 200);
    assert.equal(
      twin.handle({ ...request, url: pagePath("other", "/drop"), headers, body: Buffer.from("1") }).status,
      404,
    );
  });

  it("can be of a file", () => {
    const twin = start();
    noteWithPage(twin);
    const { body, headers } = visited(twin, `GET ${pagePath("k1", "/copy/n1")}`);
    assert.deepEqual(body, Uint8Array.of(0, 255));
    assert.equal(headers["Content-Type"], "application/x-note");
    assert.equal(headers["Content-Disposition"], "attachment; filename*=UTF-8''n1%20%C3%A4.bin");
  });

  it("takes what programs send: JSON as it is, and files, alone or in a form", () => {
    const twin = start();
    noteWithPage(twin);
    const dropped = (type: string, body: string) => {
      const request = { method: "POST", url: pagePath("k1", "/drop"), baseUrl: "http://127.0.0.1:1" };
      return twin.handle({ ...request, headers: { "content-type": type }, body: Buffer.from(body) });
    };
    assert.equal(dropped("application/json", '{"deep":[1]}').body, '{"sent":{"deep":[1]}}');
    assert.equal(dropped("image/png", "png!").body, " image/png 4");
    const part =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc\r\n--x--\r\n';
    assert.equal(dropped("multipart/form-data; boundary=x", part).body, "a.txt text/plain 3");
    assert.equal(dropped("application/x-www-form-urlencoded", "a=1").status, 404);
    assert.equal(dropped("application/json", "{").status, 400);
  });

  it("leaves no trace when it fails", () => {
    const twin = start();
    const { id, page } = noteWithPage(twin);
    assert.equal(visited(twin, `POST ${page}`, { verdict: "spam" }).status, 403);
    assert.equal(send(twin, `GET /notes/${id}`).body["text"], "One");
  });

  it("finds done what was due before it", () => {
    const worlds = new Worlds({ seed: "", clock: realTime, plant: () => {}, fill: () => {} });
    const captures = new CaptureLog(10);
    const engine = new Engine({ twin: notesModel(), worlds, captures, onBug: assert.fail });
    const ask = (line: string, form: Record<string, string>, wall: number) => {
      const [method = "", url = ""] = line.split(" ");
      const headers = {
        authorization: "Bearer k1",
        "content-type": "application/x-www-form-urlencoded",
      };
      const body = Buffer.from(new URLSearchParams(form).toString());
      return engine.handle({ method, url, headers, body, baseUrl: "" }, wall);
    };
    const { id } = JSON.parse(String(ask("POST /notes", { text: "One" }, 0).body));
    ask(`POST /notes/${id}/publish`, { for: "1d" }, 0);
    assert.equal(ask(`GET ${pagePath("k1", `/review/${id}`)}`, {}, 2 * 86_400_000).status, 200);
    const note = worlds.find("k1")?.table("note").row(id)?.entity;
    assert.equal(note?.["text"], "retracted at 86400");
  });

  it("is refused where there is no such page, method or partition", () => {
    const twin = start();
    const { id, page } = noteWithPage(twin);
    for (const line of [
      `GET ${pagePath("k1", "/reviews")}`,
      `GET ${pagePath("k1", `/review/${id}/more`)}`,
      `GET ${pagePath("k2", `/review/${id}`)}`,
      `DELETE ${page}`,
    ])
      assert.equal(visited(twin, line).status, 404, line);
  });
});
