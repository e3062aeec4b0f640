import assert from "node:assert/strict";
import { CaptureLog } from "../capture/capture-log.ts";
import { stoppedAt } from "../clock/clock.ts";
import type { TwinRequest } from "../pipeline/exchange.ts";
import { notesModel } from "../testing/notes-api.ts";
import type { AnyVendorConfig } from "../twin/erased.ts";
import { Engine } from "./engine.ts";
import { Worlds } from "./worlds.ts";

const broken = (): never => {
  throw new Error("broken");
};

/** An engine of the made-up vendor with other conventions, and the ids of the requests that met a bug. */
function engineWith(conventions: Partial<AnyVendorConfig>) {
  const model = notesModel();
  const twin = { ...model, vendor: { ...model.vendor, ...conventions } };
  const worlds = new Worlds({ seed: "", clock: stoppedAt(0), plant: () => {}, fill: () => {} });
  const bugs: unknown[] = [];
  const onBug = (error: unknown) => bugs.push(error);
  const engine = new Engine({ twin, worlds, captures: new CaptureLog(10), onBug });
  return { engine, worlds, bugs };
}

function request(form: Record<string, string>): TwinRequest {
  return {
    method: "POST",
    url: "/notes",
    headers: { authorization: "Bearer k1", "content-type": "application/x-www-form-urlencoded" },
    body: Buffer.from(new URLSearchParams(form).toString()),
    baseUrl: "",
  };
}

describe("a vendor's convention that throws", () => {
  it("costs the answer alone where it makes the headers: what the request did stays done", () => {
    const { engine, worlds, bugs } = engineWith({ headers: broken });
    const { status, body } = engine.handle(request({ text: "One" }));
    assert.equal(status, 500);
    assert.equal(JSON.parse(String(body)).error.code, "internal");
    assert.equal(worlds.find("k1")?.table("note").size, 1);
    assert.equal(bugs.length, 1);
  });

  it("costs the answer alone where it words the errors, and lets the next request be answered", () => {
    const { engine, worlds } = engineWith({ errors: broken });
    assert.equal(engine.handle(request({ bogus: "1" })).status, 500);
    assert.equal(worlds.find("k1")?.table("note").size, 0);
    assert.equal(engine.handle(request({ text: "One" })).status, 200);
  });
});
