import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DescriptionSource } from "@wondertwin/framework/contracts";
import { readDescription } from "../description/read-description.ts";
import { cacheDir } from "../generate/cache-dir.ts";
import { generateFrom } from "../generate/generate-from.ts";
import { fetchDescription } from "../sources/fetch-description.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { loadBuiltTwin } from "./built-twin.ts";
import { AnswerJudge } from "./described-answers.ts";
import type { SweepHints } from "./hints.ts";
import { Subject } from "./subject.ts";
import { type LifecycleVerdict, sweepLifecycles } from "./sweep-lifecycles.ts";
import { type OperationVerdict, sweepOperations } from "./sweep-operations.ts";

interface AnyApi {
  readonly source: Extract<DescriptionSource, { kind: "npm-file" }>;
  readonly operations: number;
  readonly collections: number;
  readonly hints: SweepHints;
}

const contradiction = "The description wants an object that is one of two texts.";
const unlisted = "Which notifications there are is listed, so that none can be made up.";
const elsewhere = "The entity is made, but not by a request that says where it is listed.";

const APIS: readonly AnyApi[] = [
  {
    source: {
      kind: "npm-file",
      package: "@opensdks/sdk-discord",
      version: "0.0.14",
      integrity:
        "sha512-GvA3dEvhiy18Ddd2XTP68YJOheSwg2UFoOKb5nXr8WxWfOwW/o9RvJW+kMhZKKNM5R39oP90xMcIjtSp3GrozQ==",
      path: "package/discord.oas.json",
      sha256: "8f77be7e38161990d1fbfe92bb327aa51ef151e281dfaf590fd522a5ed83ec41",
    },
    operations: 176,
    collections: 14,
    hints: {
      operations: {
        bulk_delete_messages: { why: "No message is deleted twice.", body: { messages: ["1", "2"] } },
      },
    },
  },
  {
    source: {
      kind: "npm-file",
      package: "@okta/openapi",
      version: "2.15.0",
      integrity:
        "sha512-twwPLKMJ5HlEZvdL6n0TiOIYqJVihM7g3UI1oSKBm9mPb0Fv9BIFKVOOrloJ3LiEnhTOzkR8w16BdCxbPTVcjg==",
      path: "package/dist/spec.json",
      sha256: "f133015657d5784dfdfc8383f58183b1f4eaa9c71a1605788385147bbac91724",
    },
    operations: 340,
    collections: 27,
    hints: {
      exceptions: {
        expirePasswordAndGetTemporaryPassword: "Only the query tells it from another operation on its path.",
        getApplicationUserSchema: contradiction,
        updateApplicationUserProfile: contradiction,
        getGroupSchema: contradiction,
        updateGroupSchema: contradiction,
        getUserSchema: contradiction,
        updateUserProfile: contradiction,
        getRoleSubscriptionByNotificationType: unlisted,
        getUserSubscriptionByNotificationType: unlisted,
      },
      lives: {
        "/api/v1/idps/credentials/keys": "A key is named by its certificate, which nothing here reads.",
        "/api/v1/meta/schemas/user/linkedObjects": "A link is named by its primary end.",
        "/api/v1/policies": elsewhere,
      },
    },
  },
];

const root = fileURLToPath(new URL("../../..", import.meta.url));

for (const { source, operations, collections, hints } of APIS) {
  describe(`a twin of nothing but ${source.package}`, function () {
    this.timeout(60_000);
    const out = temporaryFolder();
    let verdicts: readonly OperationVerdict[] = [];
    let lives: readonly LifecycleVerdict[] = [];

    before(async () => {
      const { bytes, sha256 } = await fetchDescription(source, { cacheDir: cacheDir(root), baseDir: root });
      await generateFrom(join(cacheDir(root), sha256), { out, name: "any" });
      const judge = new AnswerJudge(await readDescription(bytes, { name: "any", patches: [] }));
      const subject = new Subject(await loadBuiltTwin(out), hints);
      verdicts = sweepOperations(subject, { judge, judgesErrors: false });
      lives = sweepLifecycles(subject);
    });

    it("answers every operation by the description, or refuses it", function () {
      assert.equal(verdicts.length, operations);
      const wrong = verdicts.filter(({ notRouted, notAnswered }) => notRouted ?? notAnswered);
      assertOnly(wrong, ({ id }) => id, hints.exceptions);
      if (this.test) this.test.title += ` (${operations - wrong.length} of ${operations})`;
    });

    it("refuses bad requests where the description says what is bad, and changes nothing", function () {
      const able = verdicts.filter(({ canReject }) => canReject);
      assert.ok(able.length > operations / 4);
      assertOnly(
        able.filter(({ notRejected }) => notRejected !== undefined),
        ({ id }) => id,
      );
      if (this.test) this.test.title += ` (${able.length} of ${operations})`;
    });

    it("keeps what is created until it is deleted", function () {
      assert.equal(lives.length, collections);
      const wrong = lives.filter((life) => life.wrong !== undefined);
      assertOnly(wrong, ({ path }) => path, hints.lives);
      if (this.test) this.test.title += ` (${collections - wrong.length} of ${collections} collections)`;
    });
  });
}

/** Fails where what is wrong is not exactly what is known to be; shows why of what is not. */
function assertOnly<Verdict extends object>(
  wrong: readonly Verdict[],
  nameOf: (verdict: Verdict) => string,
  known: { readonly [name: string]: string } = {},
): void {
  const unknown = wrong.filter((verdict) => !(nameOf(verdict) in known));
  assert.deepEqual(unknown, []);
  assert.deepEqual(wrong.map(nameOf).toSorted(), Object.keys(known).toSorted());
}
