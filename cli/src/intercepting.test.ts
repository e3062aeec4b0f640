import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "./processes/until.ts";
import { dataOf, errorOf } from "./testing/envelope.ts";
import { isGone } from "./testing/is-gone.ts";
import { PET_SHOP } from "./testing/pet-shop.ts";
import { Project } from "./testing/project.ts";

/** Buys a pet of the name it is given, from the vendor's own address. */
const BUYER = `
  const url = "https://api.pets.example/pets";
  const headers = { "content-type": "application/json" };
  await fetch(url, { method: "POST", headers, body: JSON.stringify({ name: process.argv[2] }) });
  const pets = await (await fetch(url)).json();
  console.log(pets.map((pet) => pet.name).join());
`;

const wtHere = [process.execPath, "--conditions=source", fileURLToPath(new URL("main.ts", import.meta.url))];

describe("wt run --intercept", function () {
  this.timeout(60_000);
  let project: Project;

  before(async () => {
    execFileSync("bash", [fileURLToPath(new URL("../../scripts/install-clients.sh", import.meta.url))]);
    project = new Project();
    writeFileSync(join(project.root, "petshop.json"), PET_SHOP);
    writeFileSync(join(project.root, "buyer.mjs"), BUYER);
    await project.wt("generate", "petshop.json", "--out", "shop", "--port", "0");
  });
  after(() => project.remove());

  const run = (options: readonly string[], ...program: string[]) =>
    project.wt("run", "--twin", "./shop", "--intercept", ...options, "--", ...program);
  const buy = (options: readonly string[], name: string) => run(options, process.execPath, "buyer.mjs", name);
  const captures = (file: string) =>
    readFileSync(join(project.root, file), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));

  it("lets a twin stand for its vendor's host, and captures say which was meant", async () => {
    const script = `"$0" buyer.mjs Rex && ${wtHere.join(" ")} captures petshop`;
    const options = ["--offline", "--export", "run.jsonl"];
    const { status, stderr, stdout } = await run(options, "sh", "-c", script, process.execPath);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^Rex\n/);
    assert.match(stdout, /POST +api\.pets\.example\/pets/);
    assert.doesNotMatch(stderr, /intercepted/);
    for (const { host, request } of captures("run.jsonl")) {
      assert.equal(host, "api.pets.example");
      assert.equal(request.headers.host, "api.pets.example");
      assert.deepEqual(
        Object.keys(request.headers).filter((name) => name.includes("wondertwin")),
        [],
      );
    }
  });

  it("keeps runs at the same time apart, with one authority for both", async () => {
    const names = ["Rex", "Tom"];
    const finished = await Promise.all(names.map((name) => buy(["--offline"], name)));
    assert.deepEqual(
      finished.map(({ stdout }) => stdout),
      ["Rex\n", "Tom\n"],
    );
  });

  it("leads to the run's partition", async () => {
    const finished = await buy(["--partition", "one", "--export", "one.jsonl"], "Rex");
    assert.equal(finished.stdout, "Rex\n", finished.stderr);
    assert.deepEqual(
      captures("one.jsonl").map(({ partition }) => partition),
      ["one", "one"],
    );
  });

  it("refuses other hosts when offline, with a line that names them", async () => {
    const { status, stderr } = await run(["--offline"], "curl", "-sS", "https://elsewhere.example/");
    assert.notEqual(status, 0);
    assert.match(stderr, /No request was intercepted/);
    assert.match(stderr, /wt run --offline refuses elsewhere\.example:443/);
  });

  it("asks nobody for a vendor when it is killed, and leaves nothing behind", async () => {
    const script = `
      const again = () => fetch("https://api.pets.example/pets").then(() => "answered", (error) => error.cause.code);
      console.log(await again(), process.pid);
      process.stdin.resume();
      setInterval(async () => console.log(await again()), 50);
    `;
    const args = ["run", "--twin", "./shop", "--intercept", "--", process.execPath, "--input-type=module"];
    const command = project.start(...args, "-e", script);
    const program = await until(() => /answered (\d+)/.exec(command.said())?.[1], 30_000);
    assert(program, command.said());
    const before = readdirSync(join(project.root, ".wt", "ca"));
    command.child.kill("SIGKILL");
    const refused = await until(() => (command.said().includes("ECONNREFUSED") ? true : undefined), 30_000);
    process.kill(Number(program), "SIGKILL");
    assert(refused, command.said());
    assert(await isGone(command.child.pid ?? 0));
    assert.deepEqual(readdirSync(join(project.root, ".wt", "ca")), before);
    assert.equal((await buy([], "Kit")).stdout, "Kit\n");
  });

  it("says what is wrong, and takes down what it started", async () => {
    const alone = await project.wt("run", "--twin", "./shop", "--offline", "--json", "--", "true");
    assert.deepEqual([errorOf(alone)["code"], alone.status], ["usage", 2]);
    const file = join(project.root, ".wt", "ca", "authority.pem");
    const authority = readFileSync(file, "utf8");
    writeFileSync(file, "damaged");
    const damaged = await run(["--json"], "true");
    writeFileSync(file, authority);
    assert.deepEqual([errorOf(damaged)["code"], damaged.status], ["authority_damaged", 6]);
    assert.deepEqual(project.remembered(), {});
    assert.deepEqual(dataOf(await project.wt("status", "--json"))["twins"], []);
  });
});
