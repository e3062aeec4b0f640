import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const SESSION = fileURLToPath(new URL("long-session.ts", import.meta.url));
const TWIN = fileURLToPath(new URL("../../../twins/stripe/index.js", import.meta.url));
const ROUNDS = 313;
const REQUESTS_A_ROUND = 16;

/** The machine's times, and the checksums of lines that hold them. */
const machineTimes = /^.{8} |"(?:wall|duration)":[\d.]+/gm;

/** Receives events, and is not to be reached at the first two attempts at some of them. */
function startReceiver(): Promise<{ readonly server: Server; readonly url: string }> {
  const attempts = new Map<string, number>();
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => {
      const { id } = JSON.parse(body);
      const attempt = (attempts.get(id) ?? 0) + 1;
      attempts.set(id, attempt);
      const isDown = /[aeiou]$/i.test(id) && attempt < 3;
      response.writeHead(isDown ? 503 : 200).end(isDown ? "not now" : "");
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" ? address?.port : undefined;
      resolve({ server, url: `http://127.0.0.1:${port}/` });
    });
  });
}

/** The session in a process of its own, and what its journal holds but for the machine's times and ports. */
async function journalOfSession(folder: string): Promise<string> {
  const { server, url } = await startReceiver();
  try {
    const args = ["--conditions=source", SESSION, folder, url, String(ROUNDS)];
    const { stdout } = await run(process.execPath, args);
    const files = readdirSync(folder).filter((name) => name.startsWith("journal-"));
    const lines = files.sort().map((name) => readFileSync(join(folder, name), "utf8"));
    return lines
      .join("")
      .replaceAll(machineTimes, "")
      .replaceAll(`127.0.0.1:${stdout.trim()}`, "twin")
      .replaceAll(url, "receiver");
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("a long session of the SDK", function () {
  this.timeout(180_000);
  let folders: readonly string[];
  before(() => {
    folders = ["one", "other"].map((name) => mkdtempSync(join(tmpdir(), `wondertwin-${name}-`)));
  });
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it("leaves the same journal in two processes", async function () {
    const [journal = "", other = ""] = await Promise.all(folders.map(journalOfSession));
    const count = (what: RegExp) => journal.match(what)?.length ?? 0;
    const requests = count(/"kind":"request"/g);
    assert.equal(requests, ROUNDS * REQUESTS_A_ROUND);
    for (const [what, least] of [
      [/"status":4\d\d/g, ROUNDS * 4],
      [/"status":500/g, 10],
      [/"do":"fault_add"/g, 40],
      [/"do":"advance"/g, 90],
      [/"do":"note_attempt".*"status":200/g, 500],
      [/"do":"note_attempt".*"status":503/g, 50],
    ] as const)
      assert.ok(count(what) >= least, `${count(what)} of ${what}`);
    if (this.test) this.test.title += ` (${requests} requests)`;
    const lines = journal.split("\n");
    for (const [at, line] of other.split("\n").entries()) assert.equal(line, lines[at]);
  });

  it("is answered the same when its journal is done again", async () => {
    const [folder = ""] = folders;
    const { stdout } = await run(process.execPath, [TWIN, "--replay", folder]);
    const { requests, differing } = JSON.parse(stdout);
    assert.deepEqual({ requests, differing }, { requests: ROUNDS * REQUESTS_A_ROUND, differing: 0 });
  });
});
