import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { dataOf, errorOf, listOf } from "./testing/envelope.ts";
import { PET_SHOP } from "./testing/pet-shop.ts";
import { Project } from "./testing/project.ts";

describe("wt captures export and curl", function () {
  this.timeout(60_000);
  let project: Project;

  before(async () => {
    project = new Project();
    writeFileSync(join(project.root, "petshop.json"), PET_SHOP);
    await project.wt("generate", "petshop.json", "--out", "shop", "--port", "0");
    const [twin] = listOf(dataOf(await project.wt("up", "./shop", "--detach", "--json")), "twins");
    const pets = `${String(twin?.["url"])}/pets`;
    const headers = { "content-type": "application/json", authorization: "Bearer sk_secret" };
    await fetch(pets, { method: "POST", headers, body: JSON.stringify({ name: "Räx" }) });
    for (let count = 0; count < 1004; count++) await fetch(`${pets}?x=${count}`, { headers });
  });
  after(() => project.remove());

  it("writes all captures a line each, readable by their owner alone, without secrets", async () => {
    const data = dataOf(await project.wt("captures", "export", "session.jsonl", "--json"));
    assert.equal(data["captures"], 1005);
    const text = readFileSync(String(data["file"]), "utf8");
    const captures = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      captures.map(({ id }) => id),
      Array.from({ length: 1005 }, (_, index) => index + 1),
    );
    assert.equal(captures[0].request.body, '{"name":"Räx"}');
    assert.doesNotMatch(text, /sk_secret/);
    assert.equal(statSync(String(data["file"])).mode & 0o077, 0);
  });

  it("writes an HTTP Archive where the file is called so", async () => {
    const data = dataOf(await project.wt("captures", "export", "session.har", "--json"));
    assert.equal(data["format"], "har");
    const { log } = JSON.parse(readFileSync(String(data["file"]), "utf8"));
    assert.equal(log.version, "1.2");
    assert.equal(log.entries.length, 1005);
    const [made, listed] = log.entries;
    assert.equal(made.request.postData.text, '{"name":"Räx"}');
    assert.equal(made.request.postData.mimeType, "application/json");
    assert.equal(made.response.status, 201);
    assert.equal(JSON.parse(made.response.content.text).name, "Räx");
    assert.deepEqual(listed.request.queryString, [{ name: "x", value: "0" }]);
    assert.match(listed.request.url, /^http:\/\/127\.0\.0\.1:\d+\/pets\?x=0$/);
    assert.equal(made._wt.operation, "createPet");
  });

  it("writes a bundle, and puts what was recorded among the captures again", async () => {
    const made = dataOf(await project.wt("captures", "export", "run.jsonl", "--format", "bundle", "--json"));
    const [manifest, first] = readFileSync(String(made["file"]), "utf8").split("\n", 2);
    const { twin_name, run_id, entry_count } = JSON.parse(manifest ?? "");
    assert.deepEqual([twin_name, run_id, entry_count], ["petshop", "captures", 1005]);
    assert.equal(Buffer.from(JSON.parse(first ?? "").req_body, "base64").toString(), '{"name":"Räx"}');
    writeFileSync(join(project.root, "run.jsonl.gz"), gzipSync(readFileSync(String(made["file"]))));
    const imported = async (file: string) => {
      const { kind, imported: count } = dataOf(await project.wt("captures", "import", file, "--json"));
      return [kind, count];
    };
    assert.deepEqual(await imported("run.jsonl.gz"), ["bundle", 1005]);
    const shown = dataOf(await project.wt("captures", "show", "1006", "--json"))["capture"];
    assert.deepEqual([Object(shown).imported, Object(shown).request.body], [true, '{"name":"Räx"}']);
    const missing = await project.wt("captures", "import", "none.jsonl", "--json");
    assert.equal(errorOf(missing)["code"], "file_not_found");
    writeFileSync(join(project.root, "none.jsonl"), "nothing");
    const invalid = await project.wt("captures", "import", "none.jsonl", "--json");
    assert.equal(errorOf(invalid)["code"], "recording_invalid");
  });

  it("says so where the folder is missing", async () => {
    const finished = await project.wt("captures", "export", "none/session.har", "--json");
    assert.equal(errorOf(finished)["code"], "file_not_found");
  });

  it("shows a request as a command line", async () => {
    const { stdout, stderr } = await project.wt("captures", "curl", "1");
    assert.match(stdout, /^curl -X POST http:\/\/127\.0\.0\.1:\d+\/pets \\\n/);
    assert.match(stdout, /--data-raw '\{"name":"Räx"\}'\n$/);
    assert.match(stderr, /your own secret/);
  });
});
