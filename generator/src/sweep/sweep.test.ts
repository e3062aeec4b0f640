import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadDescription } from "../generate/artifacts.ts";
import { cacheDir } from "../generate/cache-dir.ts";
import { readSpecFolder } from "../generate/spec-folder.ts";
import { Stopwatch } from "../generate/stopwatch.ts";
import { loadBuiltTwin } from "./built-twin.ts";
import { AnswerJudge } from "./described-answers.ts";
import { readHints } from "./hints.ts";
import { Subject } from "./subject.ts";
import { LIFE_STEPS, type LifecycleVerdict, sweepLifecycles } from "./sweep-lifecycles.ts";
import { type OperationVerdict, sweepOperations } from "./sweep-operations.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const vendors = readdirSync(join(ROOT, "specs")).filter((name) => {
  const source = join(ROOT, "specs", name, "source.json");
  return existsSync(source) && JSON.parse(readFileSync(source, "utf8")).format !== "graphql";
});

async function subjectOf(vendor: string) {
  const folder = join(ROOT, "specs", vendor);
  const spec = { ...(await readSpecFolder(folder)), name: vendor, cacheDir: cacheDir(ROOT) };
  const judge = new AnswerJudge(await loadDescription(spec, new Stopwatch()));
  const twin = await loadBuiltTwin(join(ROOT, "twins", vendor));
  return { judge, subject: new Subject(twin, await readHints(join(folder, "test", "sweep.json"))) };
}

for (const vendor of vendors) {
  describe(`every operation of ${vendor}`, function () {
    this.timeout(120_000);
    let verdicts: readonly OperationVerdict[] = [];
    let exceptions: { readonly [id: string]: string } = {};
    let listed: ReadonlySet<string> = new Set();

    before(async () => {
      const { subject, judge } = await subjectOf(vendor);
      exceptions = subject.hints.exceptions ?? {};
      listed = new Set(subject.manifest.unmapped.map(({ id }) => id));
      verdicts = sweepOperations(subject, { judge, judgesErrors: true });
      assert.ok(verdicts.length > 0, "The twin has no operations, so nothing is shown.");
    });

    /** Fails with what is wrong with whom; says how many it was true of. */
    const holds = (test: Mocha.Runnable | undefined, counted: number, wrong: Record<string, string>) => {
      assert.deepEqual(wrong, {});
      if (test) test.title += ` (${counted} of ${verdicts.length})`;
    };
    const faults = (of: (verdict: OperationVerdict) => string | undefined) =>
      Object.fromEntries(
        verdicts.flatMap((verdict) => {
          const fault = of(verdict);
          return fault === undefined ? [] : [[verdict.id, fault]];
        }),
      );

    it("is routed", function () {
      const wrong = faults(({ notRouted }) => notRouted);
      holds(this.test, verdicts.length, wrong);
    });

    it("refuses a bad request like the vendor and changes nothing", function () {
      const wrong = faults(({ notRejected }) => notRejected);
      holds(this.test, verdicts.filter(({ canReject }) => canReject).length, wrong);
    });

    it("answers a good request by its own description, or refuses it as not emulated", function () {
      const wrong = faults(({ id, notAnswered }) => (id in exceptions ? undefined : notAnswered));
      const answered = verdicts.filter(({ refused, notAnswered }) => !refused && !notAnswered);
      holds(this.test, answered.length, wrong);
      const refused = verdicts.filter(({ refused }) => refused).length;
      const planted = verdicts.filter((verdict) => verdict.planted.length > 0).length;
      if (this.test) this.test.title += `, ${refused} refused, ${planted} on entities that were planted`;
    });

    it("is refused only where the manifest gives the reason", () => {
      const refused = verdicts.filter((verdict) => verdict.refused).map(({ id }) => id);
      assert.deepEqual(
        refused.filter((id) => !listed.has(id)),
        [],
      );
    });

    it("is an exception only where no request can succeed", () => {
      const failing = verdicts.filter(({ notAnswered }) => notAnswered !== undefined).map(({ id }) => id);
      assert.deepEqual(failing.toSorted(), Object.keys(exceptions).toSorted());
    });
  });

  describe(`every collection of ${vendor}`, function () {
    this.timeout(60_000);
    let lives: readonly LifecycleVerdict[] = [];
    let exceptions: { readonly [path: string]: string } = {};

    before(async () => {
      const { subject } = await subjectOf(vendor);
      exceptions = subject.hints.lives ?? {};
      lives = sweepLifecycles(subject);
      assert.ok(lives.length > 0, "The twin makes no entities, so nothing is shown.");
    });

    it("keeps what is created until it is deleted", function () {
      const wrong = lives.filter((life) => life.wrong !== undefined && !(life.path in exceptions));
      assert.deepEqual(Object.fromEntries(wrong.map((life) => [life.path, life.wrong])), {});
      const failing = lives.filter((life) => life.wrong !== undefined).map(({ path }) => path);
      assert.deepEqual(failing.toSorted(), Object.keys(exceptions).toSorted());
      if (this.test) this.test.title += ` (${lives.length - failing.length} of ${lives.length} collections)`;
    });

    for (const step of LIFE_STEPS)
      it(`can ${step}`, function () {
        const count = lives.filter(({ steps }) => steps.includes(step)).length;
        // Where a walk in pages is possible it is taken, and a wrong one ends the life; some lists have none.
        assert.ok(count > 0 || step.startsWith("page"));
        if (this.test) this.test.title += ` (${count} of ${lives.length})`;
      });
  });
}
