import { renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import type { Health, ReadyFile } from "@wondertwin/framework/contracts";

/** What a fake twin does wrong. */
export type Misbehaviour =
  | "crashes at start"
  | "never gets ready"
  | "ignores SIGTERM"
  | "answers with another token";

/** A process that follows the twins' protocol, for tests of whoever starts twins. */
export function runFakeTwin(options: { name: string; misbehaviour?: Misbehaviour }): void {
  const { name, misbehaviour } = options;
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "0" },
      host: { type: "string", default: "127.0.0.1" },
      "ready-file": { type: "string", default: "" },
      instance: { type: "string", default: "" },
      seed: { type: "string", default: "" },
      "state-dir": { type: "string" },
      durability: { type: "string" },
      "journal-mb": { type: "string" },
      fresh: { type: "boolean" },
    },
  });
  if (misbehaviour === "crashes at start") {
    console.error("the seed does not fit the description");
    process.exit(3);
  }
  if (misbehaviour !== "ignores SIGTERM") process.on("SIGTERM", () => process.exit(0));
  else process.on("SIGTERM", () => console.error("SIGTERM is ignored"));
  let ready: ReadyFile | undefined;
  const server = createServer((request, response) => {
    if (request.url === "/crash") process.exit(9);
    if (request.url !== "/_wt/health" || ready === undefined) {
      response.writeHead(404).end();
      return;
    }
    const instance = misbehaviour === "answers with another token" ? "another" : ready.instance;
    const coverage = { modelled: 1, derived: 2, described: 1, refused: 0 };
    const health: Health = { ...ready, instance, status: "ok", operations: 4, coverage };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(health));
  });
  server.on("error", (error) => {
    console.error(error.message);
    process.exit(5);
  });
  server.listen(Number(values.port), values.host, () => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const url = `http://${values.host}:${port}`;
    ready = { twin: name, version: "1.2.3", pid: process.pid, port, url, instance: values.instance };
    if (misbehaviour !== "never gets ready") {
      writeFileSync(`${values["ready-file"]}.tmp`, JSON.stringify(ready));
      renameSync(`${values["ready-file"]}.tmp`, values["ready-file"]);
    }
    console.log(`${name} listens on ${url} (seed: ${values.seed})`);
  });
}
