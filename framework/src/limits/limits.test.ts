import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Twin } from "../engine/twin.ts";
import type { TwinOptions } from "../engine/twin-options.ts";
import { notesModel } from "../testing/notes-api.ts";
import { NOON, type Sent, send, start } from "../testing/notes-client.ts";
import type { RateLimit } from "./rate-limit.ts";

const NOON_UNIX = Date.parse(NOON) / 1000;

describe("rate limits", () => {
  const enforcing = (rateLimits: readonly RateLimit[], options: TwinOptions = {}) =>
    start({ rateLimits: true, ...options }, { rateLimits });
  const statuses = (twin: Twin, count: number, line = "GET /notes", key = "k1") =>
    Array.from({ length: count }, () => send(twin, line, { key }).status);
  const header = ({ headers }: Sent, name: string) => headers[name];

  it("refuse what is beyond them until the window ends, in the vendor's words and with Retry-After", () => {
    const failure = { code: "slow_down", message: "Too fast.", extra: { kind: "burst" } };
    const twin = enforcing([{ name: "all", limit: 2, per: "10s", failure }]);
    assert.deepEqual(statuses(twin, 2), [200, 200]);
    twin.advance("4s");
    const refused = send(twin, "POST /notes", { form: { text: "One" } });
    assert.deepEqual([refused.status, header(refused, "Retry-After")], [429, "6"]);
    assert.deepEqual(refused.body["error"], { reason: "resource_exhausted", ...failure });
    twin.advance("6s");
    assert.deepEqual(statuses(twin, 3), [200, 200, 429]);
    assert.deepEqual(twin.state("k1")["k1"], {});
  });

  it("let everything pass that is not asked to be refused, and count only what answers show", () => {
    const rateLimits: readonly RateLimit[] = [
      { name: "quiet", limit: 1, per: "1h" },
      { name: "shown", limit: 2, per: "1h", headers: { "X-Left": "{remaining}" } },
    ];
    const twin = start({}, { rateLimits });
    const left = () => header(send(twin, "GET /notes"), "X-Left");
    assert.deepEqual([left(), left(), left()], ["1", "0", "0"]);
    assert.deepEqual(twin.limits.usage(), [
      {
        partition: "k1",
        name: "shown",
        of: "",
        limit: 2,
        used: 3,
        remaining: 0,
        reset: (NOON_UNIX + 3600) * 1000,
      },
    ]);
    twin.limits.enforce(true);
    assert.deepEqual(statuses(twin, 1), [429]);
    twin.limits.enforce(false);
    assert.deepEqual(statuses(twin, 1), [200]);
  });

  it("count what a partition's callers do together, and nothing of another's", () => {
    const twin = enforcing([{ name: "all", limit: 1, per: "1m" }]);
    assert.deepEqual(statuses(twin, 2, "GET /notes", "k1"), [200, 429]);
    assert.deepEqual(statuses(twin, 2, "GET /notes", "k2"), [200, 429]);
  });

  it("count no request that is refused, nor one that nobody could send", () => {
    const twin = enforcing([
      { name: "few", limit: 1, per: "1s", match: { method: "POST" } },
      { name: "many", limit: 3, per: "1m", headers: { Used: "{used}" } },
    ]);
    const post = () => send(twin, "POST /notes", { form: { text: "One" } });
    assert.equal(header(post(), "Used"), "1");
    assert.equal(header(post(), "Used"), "1");
    assert.equal(header(send(twin, "GET /nowhere"), "Used"), undefined);
    assert.equal(header(send(twin, "GET /notes?bogus[gt]=1"), "Used"), "2");
  });

  it("say what windows, counts and resources are in each vendor's way", () => {
    const twin = start(
      {},
      {
        rateLimits: [
          {
            name: "core",
            except: { path: "/authors/**" },
            limit: 5000,
            per: "1h",
            by: ["caller"],
            headers: {
              "X-RateLimit-Limit": "{limit}",
              "X-RateLimit-Remaining": "{remaining}",
              "X-RateLimit-Used": "{used}",
              "X-RateLimit-Reset": "{reset}",
              "X-RateLimit-Resource": "core",
            },
          },
          {
            name: "daily",
            limit: 250_000,
            per: "1d",
            aligned: true,
            headers: { "X-Daily": "{limit}", "X-Daily-Remaining": "{remaining}", "X-Resets-In": "{seconds}" },
          },
          {
            name: "authors",
            match: { resource: "author" },
            limit: 100,
            per: "10s",
            headers: { "X-Interval": "{window}", "X-Max": "{limit}" },
          },
        ],
      },
    );
    twin.advance("30m");
    const { headers } = send(twin, "GET /notes");
    const about = Object.entries(headers).filter(([name]) => name.startsWith("X-") && !/Wonder/.test(name));
    assert.deepEqual(Object.fromEntries(about), {
      "X-RateLimit-Limit": "5000",
      "X-RateLimit-Remaining": "4999",
      "X-RateLimit-Used": "1",
      "X-RateLimit-Reset": String(NOON_UNIX + 1800 + 3600),
      "X-RateLimit-Resource": "core",
      "X-Daily": "250000",
      "X-Daily-Remaining": "249999",
      "X-Resets-In": String(11.5 * 3600),
    });
    const authors = send(twin, "GET /authors");
    assert.equal(header(authors, "X-RateLimit-Used"), undefined);
    assert.deepEqual([header(authors, "X-Interval"), header(authors, "X-Max")], ["10", "100"]);
    twin.advance("11h30m");
    assert.equal(header(send(twin, "GET /notes"), "X-Daily-Remaining"), "249999");
  });

  it("count operations, paths and callers apart, where they are counted so", () => {
    const by = (dimension: "caller" | "operation" | "path") =>
      enforcing([{ name: "tier", limit: 1, per: "1m", by: [dimension], match: { method: ["GET"] } }]);
    const byOperation = by("operation");
    assert.deepEqual(statuses(byOperation, 2), [200, 429]);
    assert.deepEqual(statuses(byOperation, 1, "GET /authors"), [200]);
    const byPath = by("path");
    assert.deepEqual(
      ["/notes/n_1", "/notes/n_2", "/notes/n_1"].map((path) => send(byPath, `GET ${path}`).status),
      [404, 404, 429],
    );
    const byCaller = start(
      { rateLimits: true },
      {
        auth: ({ header: of }) => ({ id: of("authorization") ?? "", scopes: [], account: "one" }),
        rateLimits: [{ name: "each", limit: 1, per: "1m", by: ["caller"] }],
      },
    );
    assert.deepEqual(statuses(byCaller, 2, "GET /notes", "k1"), [200, 429]);
    assert.deepEqual(statuses(byCaller, 1, "GET /notes", "k2"), [200]);
  });

  it("count only those callers that they are for", () => {
    const when: RateLimit["when"] = ({ caller }) => caller.id === "k2";
    const twin = enforcing([{ name: "free", limit: 1, per: "1m", when }]);
    assert.deepEqual(statuses(twin, 2, "GET /notes", "k1"), [200, 200]);
    assert.deepEqual(statuses(twin, 2, "GET /notes", "k2"), [200, 429]);
  });

  it("are state: a reset forgets what was used, a snapshot and a journal bring it back", async () => {
    const rateLimits = [{ name: "all", limit: 3, per: "1m" }];
    const folder = mkdtempSync(join(tmpdir(), "wondertwin-limits-"));
    try {
      const options = { journal: { folder, rotateAfter: 3 } };
      const twin = enforcing(rateLimits, options);
      statuses(twin, 2);
      const snapshot = twin.snapshot();
      statuses(twin, 2);
      twin.restore(snapshot);
      assert.deepEqual(statuses(twin, 2), [200, 429]);
      await twin.close();
      const again = enforcing(rateLimits, options);
      assert.equal(again.recovery?.differing, 0);
      assert.deepEqual(statuses(again, 1), [429]);
      assert.deepEqual(again.at(3).limits.usage()[0]?.used, 2);
      again.reset();
      assert.deepEqual(statuses(again, 4), [200, 200, 200, 429]);
      await again.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("stay as they were told to when everything is reset, also in what is remembered of it", () => {
    const twin = start({}, { rateLimits: [{ name: "all", limit: 1, per: "1m" }] });
    twin.limits.enforce(true);
    twin.reset();
    assert.deepEqual(statuses(twin, 2), [200, 429]);
    assert.deepEqual(twin.at(4).snapshot(), twin.snapshot());
  });

  it("forget windows that are over", () => {
    const twin = enforcing([{ name: "each", limit: 1, per: "1s", by: ["path"] }]);
    for (let count = 0; count < 1500; count++) {
      send(twin, `GET /notes/n_${count}`);
      twin.advance("1s");
    }
    const { state } = twin.snapshot();
    const used = state.of === "twin" ? (state.engine.worlds.worlds["k1"]?.usage ?? []) : [];
    assert.ok(used.length < 1001, String(used.length));
  });

  it("name operations that there are, and windows that have a length", () => {
    const model = (limit: Partial<RateLimit>) => () =>
      notesModel({ rateLimits: [{ name: "odd", limit: 1, per: "1s", ...limit }] });
    assert.throws(model({ match: { operation: ["listNotes", "listNote"] } }), /operation listNote,/);
    assert.throws(model({ per: "soon" }), { code: "bad_duration" });
  });

  it("are listed and switched over HTTP", async () => {
    const twin = start({}, { rateLimits: [{ name: "all", limit: 1, per: "1m", by: ["operation"] }] });
    try {
      const { url } = await twin.listen();
      const ask = async (method: string, body?: object): Promise<unknown> => {
        const headers = { "content-type": "application/json" };
        const response = await fetch(`${url}/_wt/limits`, {
          method,
          ...(body && { headers, body: JSON.stringify(body) }),
        });
        return response.json();
      };
      const limits = [{ name: "all", limit: 1, per: "1m", by: ["operation"] }];
      assert.deepEqual(await ask("GET"), { enforced: false, limits, usage: [] });
      assert.deepEqual(await ask("PUT", { enforced: true }), { enforced: true, limits, usage: [] });
      assert.deepEqual(statuses(twin, 2), [200, 429]);
      const { usage } = Object(await ask("GET"));
      assert.deepEqual([usage[0].of, usage[0].remaining], ["listNotes", 0]);
    } finally {
      await twin.close();
    }
  });
});
