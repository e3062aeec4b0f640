import { once } from "node:events";
import { closeSync, existsSync, openSync, writeSync } from "node:fs";
import { defineCommand } from "../command.ts";
import { writeNamedFile } from "../exporting/write-named-file.ts";
import { interruption } from "../interruption.ts";
import { checkPortNumber } from "../port-number.ts";
import { LOOPBACK, whyNotFree } from "../processes/free-port.ts";
import { createRecordingProxy } from "../recording/recording-proxy.ts";
import { usageError } from "../usage-error.ts";

export const record = defineCommand({
  syntax: "record <file>",
  describe: "Stand before an API and write down what is said, until Ctrl-C",
  positionals: { file: { type: "string", demandOption: true, describe: "Where captures go, a line each" } },
  options: {
    upstream: {
      type: "string",
      requiresArg: true,
      demandOption: true,
      describe: "The API's base URL, where requests are sent on to",
    },
    port: { type: "number", requiresArg: true, default: 0, describe: "Where to listen; 0: any that is free" },
  },
  examples: [
    [
      "wt record session.jsonl --upstream https://api.vendor.com",
      "point your application at the URL it prints",
    ],
    ["wt replay stripe session.jsonl --against http://127.0.0.1:4111", "and then ask a twin the same"],
  ],
  run: async ({ file, upstream, port }, output) => {
    const base = baseUrl(upstream);
    await checkPort(port);
    const lines = openSync(newFile(file), "a", 0o600);
    const { signal, exitStatus } = interruption();
    let captures = 0;
    const proxy = createRecordingProxy({
      upstream: base,
      onCapture: (capture) => {
        if (signal.aborted) return;
        captures++;
        writeSync(lines, `${JSON.stringify(capture)}\n`);
      },
    });
    proxy.listen(port, LOOPBACK);
    await once(proxy, "listening");
    const address = proxy.address();
    const url = `http://${LOOPBACK}:${typeof address === "object" ? address?.port : port}`;
    output.result({ url, upstream: base.href, file }, () => `Records ${base.href} at ${url}, until Ctrl-C.`);
    if (!signal.aborted) await once(signal, "abort");
    proxy.close();
    proxy.closeAllConnections();
    closeSync(lines);
    output.farewell(`${captures} exchanges are in ${file}.`);
    return exitStatus();
  },
});

async function checkPort(port: number): Promise<void> {
  checkPortNumber(port);
  if (port === 0 || (await whyNotFree(port)) === undefined) return;
  throw usageError(
    `Nobody can listen on port ${port} now.`,
    "Leave --port out, which takes any that is free.",
  );
}

/** A file that is made now: what an earlier recording holds is not to be lost. */
function newFile(file: string): string {
  if (existsSync(file))
    throw usageError(`There is ${file} already.`, "Name another file, or remove that one.");
  return writeNamedFile(file, "");
}

function baseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw usageError(`--upstream ${text} is no HTTP address.`, "Write it like https://api.vendor.com.");
}
