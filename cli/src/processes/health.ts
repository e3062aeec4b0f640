import { CONTROL_PREFIX, type Health } from "@wondertwin/framework/contracts";
import { isRecord } from "../project/is-record.ts";
import { isReadyFile } from "./twin-process.ts";

const LARGEST_ANSWER = 64 * 1024;

/**
 * Asks whatever listens at a URL whether it is a healthy twin; `undefined` when it is not, or does not answer
 * within `timeout` milliseconds.
 */
export async function askHealth(url: string, timeout = 1_000): Promise<Health | undefined> {
  // Loaded at need: where no twin runs there is nothing to ask, and http is a third of a command's start.
  const { get } = await import("node:http");
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeout);
    const give = (text: string) => resolve(parseHealth(text));
    try {
      const request = get(new URL(`${CONTROL_PREFIX}/health`, url), { agent: false, signal }, (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
          if (text.length > LARGEST_ANSWER) request.destroy();
        });
        response.on("end", () => give(response.statusCode === 200 ? text : ""));
        response.on("error", () => give(""));
        response.on("close", () => give(""));
      });
      request.on("error", () => give(""));
    } catch {
      // Not a URL that can be asked, such as that of a twin that has not said its port yet.
      give("");
    }
  });
}

function parseHealth(text: string): Health | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isHealth(value) ? value : undefined;
  } catch {
    // Something else than a twin listens there.
    return undefined;
  }
}

function isHealth(value: unknown): value is Health {
  return (
    isReadyFile(value) &&
    "status" in value &&
    value.status === "ok" &&
    "operations" in value &&
    typeof value.operations === "number" &&
    "coverage" in value &&
    isRecord(value.coverage)
  );
}
