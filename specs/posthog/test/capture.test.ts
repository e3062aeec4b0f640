import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import type { RunningTwin } from "@wondertwin/framework/testing";
import type { PostHog } from "posthog-node";
import { api, client, project, startPosthog } from "./sdk.ts";

interface Person {
  readonly distinct_ids: readonly string[];
  readonly properties: { readonly [name: string]: unknown };
}

interface Event {
  readonly event: string;
  readonly distinct_id: string;
  readonly properties: { readonly [name: string]: unknown };
}

describe("capturing with posthog-node", () => {
  let twin: RunningTwin;
  let posthog: PostHog;

  beforeEach(async () => {
    twin = await startPosthog();
    posthog = client(twin);
  });
  afterEach(async () => {
    await posthog.shutdown();
    await twin.close();
  });

  /** What a list of the private API holds. */
  async function listed<T>(path: string): Promise<readonly T[]> {
    const { body } = await api(twin, path);
    // The list's items are of the type that the caller reads.
    return body["results"] as readonly T[];
  }
  const people = () => listed<Person>(`${project}/persons/`);
  const send = (path: string, body: string | Uint8Array<ArrayBuffer>, type: string) =>
    fetch(twin.url + path, { method: "POST", body, headers: { "content-type": type } });

  it("keeps an event with its properties and shows it under both names of the project", async () => {
    posthog.capture({ distinctId: "ada", event: "signed up", properties: { plan: "pro" } });
    await posthog.flush();
    for (const path of [project, "/api/environments/1", "/api/projects/@current"]) {
      const [event] = await listed<Event>(`${path}/events/`);
      assert.equal(event?.event, "signed up");
      assert.equal(event.distinct_id, "ada");
      assert.equal(event.properties["plan"], "pro");
      assert.equal(event.properties["$lib"], "posthog-node");
    }
    assert.equal((await api(twin, project)).body["ingested_event"], true);
  });

  it("sets properties of people, those of $set_once only once, and takes them away", async () => {
    const capture = (properties: object) =>
      posthog.capture({ distinctId: "ada", event: "seen", properties: { ...properties } });
    capture({ $set: { plan: "free", old: 1 }, $set_once: { first: "a" } });
    capture({ $set: { plan: "pro" }, $set_once: { first: "b" }, $unset: ["old"] });
    await posthog.flush();
    const [person] = await people();
    assert.deepEqual(person?.properties, { plan: "pro", first: "a" });
  });

  it("makes one person of two names by alias and by identification", async () => {
    posthog.capture({
      distinctId: "anonymous",
      event: "seen",
      properties: { $set: { from: "ad", plan: "none" } },
    });
    posthog.identify({
      distinctId: "ada",
      properties: { $set: { plan: "pro" }, $anon_distinct_id: "anonymous" },
    });
    posthog.alias({ distinctId: "ada", alias: "lovelace" });
    await posthog.flush();
    const [person, ...others] = await people();
    assert.deepEqual(others, []);
    assert.deepEqual([...(person?.distinct_ids ?? [])].sort(), ["ada", "anonymous", "lovelace"]);
    assert.deepEqual(person?.properties["plan"], "pro");
    assert.equal((await listed<Person>(`${project}/persons/?distinct_id=lovelace`)).length, 1);
  });

  it("does not make one of two people who were both identified", async () => {
    posthog.identify({ distinctId: "ada" });
    posthog.identify({ distinctId: "grace" });
    posthog.identify({ distinctId: "grace", properties: { $anon_distinct_id: "ada" } });
    await posthog.flush();
    assert.equal((await people()).length, 2);
  });

  it("keeps groups with their properties, and numbers their types", async () => {
    posthog.groupIdentify({ groupType: "team", groupKey: "red", properties: { size: 3 } });
    posthog.capture({ distinctId: "ada", event: "seen", groups: { team: "red", company: "wonder" } });
    await posthog.flush();
    const { body } = await api(twin, `${project}/groups_types/`);
    assert.equal(Array.isArray(body) && body.length, 2);
    const groups = await listed<{ group_key: string; group_properties: object }>(
      `${project}/groups/?group_type_index=1&search=`,
    );
    assert.deepEqual(
      groups.map(({ group_key, group_properties }) => ({ group_key, group_properties })),
      [{ group_key: "red", group_properties: { size: 3 } }],
    );
  });

  it("makes nobody of events that ask for no person", async () => {
    posthog.capture({ distinctId: "ghost", event: "seen", properties: { $process_person_profile: false } });
    await posthog.flush();
    assert.deepEqual(await people(), []);
    assert.equal((await listed<Event>(`${project}/events/`)).length, 1);
  });

  it("reads every form that clients write", async () => {
    const event = { event: "seen", distinct_id: "ada", properties: { token: "phc_wondertwin" } };
    const json = JSON.stringify(event);
    const base64 = btoa(json);
    const lz =
      "N4IgpgbmB2AuIC4QAcAnBzMACQwGRYM5gwgA0IAJgJb6yXQDGsA+peYiADYBepKATgHtkYPrTD5EoWAIDWxJMgAW9JgHcB0ciNiq6vDtXgIA2iACGFy1etneN+5ZABdAL4ugA===";
    const answers = await Promise.all([
      send("/e/", json, "text/plain"),
      send("/e/", JSON.stringify([event, event]), "application/json"),
      send("/e/?compression=gzip-js", new Uint8Array(gzipSync(json)), "text/plain"),
      send(
        "/i/v0/e/",
        `data=${encodeURIComponent(base64)}&compression=base64`,
        "application/x-www-form-urlencoded",
      ),
      send("/e/?compression=base64", `data=${encodeURIComponent(base64)}`, "text/plain"),
      send("/e/?compression=lz64", `data=${encodeURIComponent(lz)}`, "application/x-www-form-urlencoded"),
      fetch(`${twin.url}/e/?data=${encodeURIComponent(base64)}`),
      send("/capture/", JSON.stringify({ ...event, api_key: "phc_wondertwin" }), "application/json"),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      answers.map(() => 200),
    );
    const events = await listed<Event>(`${project}/events/`);
    assert.equal(events.length, 9);
    const compressed = events.find(({ distinct_id }) => distinct_id === "lz");
    assert.equal(compressed?.event, "päge ☃ seen");
    assert.deepEqual(compressed?.properties["list"], ["a".repeat(16), "a".repeat(16)]);
  });

  it("answers for every event in the newer ingestion, and has an event once that comes twice", async () => {
    const uuid = "018f0000-0000-7000-8000-00000000abcd";
    const batch = [{ uuid, event: "seen", distinct_id: "ada", properties: {} }];
    const ask = () =>
      fetch(`${twin.url}/i/v1/analytics/events`, {
        method: "POST",
        headers: { authorization: "Bearer phc_wondertwin", "content-type": "application/json" },
        body: JSON.stringify({ batch }),
      });
    assert.deepEqual(await (await ask()).json(), { results: { [uuid]: { result: "ok" } } });
    await ask();
    assert.equal((await listed<Event>(`${project}/events/`)).length, 1);
  });

  it("refuses what the capture service refuses, in its words", async () => {
    const said = async (body: unknown) => {
      const response = await send("/batch/", JSON.stringify(body), "application/json");
      return [response.status, await response.text()];
    };
    const event = { event: "seen", distinct_id: "ada" };
    assert.deepEqual(await said({ batch: [event] }), [401, "event submitted without an api_key"]);
    assert.deepEqual(await said({ api_key: "phx_x", batch: [event] }), [
      401,
      "API key is not valid: invalid_api_key",
    ]);
    assert.deepEqual(await said({ api_key: "phc_x", batch: [] }), [400, "request holds no event"]);
    assert.deepEqual(await said({ api_key: "phc_x", batch: [{ event: "seen" }] }), [
      400,
      "event submitted with an empty distinct_id",
    ]);
    assert.deepEqual(await said({ api_key: "phc_x", batch: [{ distinct_id: "ada" }] }), [
      400,
      "event submitted with an empty event name",
    ]);
  });
});
