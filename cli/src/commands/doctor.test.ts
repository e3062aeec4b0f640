import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dataOf, errorOf, listOf } from "../testing/envelope.ts";
import { Project } from "../testing/project.ts";

const STRING = { type: "string" };
const PET_REF = { $ref: "#/components/schemas/pet" };
const PET = { type: "object", properties: { id: STRING, name: STRING } };
const PETS = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets": {
      get: { responses: answers(200, { type: "array", items: PET_REF }) },
      post: { requestBody: { content: json(PET_REF) }, responses: answers(201, PET_REF) },
    },
    "/pets/{id}": {
      get: {
        parameters: [{ name: "id", in: "path", required: true, schema: STRING }],
        responses: answers(200, PET_REF),
      },
    },
  },
  components: { schemas: { pet: PET } },
};

function json(schema: object) {
  return { "application/json": { schema } };
}

function answers(status: number, schema: object) {
  return { [status]: { description: "An answer", content: json(schema) } };
}

describe("wt doctor", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project([{ name: "stripe" }]);
  });
  afterEach(() => project.remove());

  it("finds nothing wrong where nothing is", async () => {
    await project.wt("up", "--detach");
    const finished = await project.wt("doctor", "--json");
    const data = dataOf(finished);
    assert.equal(finished.status, 0, finished.stdout);
    assert.equal(data["healthy"], true);
    assert(listOf(data, "checks").length >= 7);
  });

  it("names each problem and what to do about it", async () => {
    writeFileSync(join(project.root, "twins", "stripe", "index.js"), "");
    await project.wt("down");
    writeFileSync(project.state.stateFile, "{");
    const finished = await project.wt("doctor", "--json");
    assert.equal(finished.status, 1);
    const problems = listOf(dataOf(finished), "checks").filter(({ ok }) => ok === false);
    assert.deepEqual(
      problems.map(({ name }) => name),
      ["state file", "stripe"],
    );
    for (const { problem, hint } of problems) assert(problem && hint);
  });

  describe("on damaged journals", () => {
    beforeEach(async () => {
      writeFileSync(join(project.root, "pets.json"), JSON.stringify(PETS));
      await project.wt("generate", "pets.json", "--out", "pets", "--port", "0");
    });

    async function up(): Promise<string> {
      const [twin] = listOf(dataOf(await project.wt("up", "./pets", "--detach", "--json")), "twins");
      return `${twin?.["url"]}/pets`;
    }

    async function add(url: string, ...names: readonly string[]): Promise<void> {
      for (const name of names) {
        const headers = { "content-type": "application/json" };
        await fetch(url, { method: "POST", headers, body: JSON.stringify({ name }) });
      }
    }

    /** Spoils the record of a request that says a word. */
    function spoil(word: string): void {
      const folder = join(project.state.journals, "pets");
      for (const file of readdirSync(folder)) {
        const path = join(folder, file);
        writeFileSync(path, readFileSync(path, "utf8").replace(word, "?"));
      }
    }

    async function journalFinding(...args: readonly string[]) {
      const finished = await project.wt("doctor", "--json", ...args);
      return listOf(dataOf(finished), "checks").find(({ name }) => name === "pets journal");
    }

    it("lets a twin start again, and says what was lost and where it is", async () => {
      await add(await up(), "Rex", "Bello", "Hasso");
      await project.wt("down");
      assert.equal(await journalFinding(), undefined);
      assert.match((await project.wt("doctor")).stdout, /journals +.*, 3 records, \d+ kB\n/);
      spoil("Bello");
      const refused = await project.wt("up", "./pets", "--detach", "--json");
      assert.equal(refused.status, 5);
      const { code, message, hint } = errorOf(refused);
      assert.equal(code, "journal_corrupt");
      assert.match(String(message), /^pets did not start: .* byte \d+ of .*journal-0+1\.jsonl is damaged\.$/);
      assert.match(String(hint), /wt doctor --repair/);

      const found = await journalFinding();
      assert.match(String(found?.["problem"]), /Record 2 .* is damaged\. 2 records cannot be used/);
      assert.match(String(found?.["hint"]), /wt doctor --repair/);
      assert.match((await project.wt("doctor")).stdout, /pets journal .*\n +Record 2 /);

      const mended = await journalFinding("--repair");
      assert.equal(mended?.["ok"], true);
      assert.match(String(mended?.["mended"]), /2 records from 2 on are lost.* kept in .*\.jsonl\.cut\.$/);
      assert.equal(await journalFinding(), undefined);
      const pets = await (await fetch(await up())).json();
      assert(Array.isArray(pets));
      assert.deepEqual(
        pets.map(({ name }) => name),
        ["Rex"],
      );
    });

    it("keeps off the journal of a twin that runs", async () => {
      await add(await up(), "Rex");
      spoil("Rex");
      const found = await journalFinding("--repair");
      assert.match(String(found?.["hint"]), /^Stop it with wt down pets, then cut/);
      assert.equal((await project.wt("doctor", "--repair")).status, 1);
    });
  });
});
