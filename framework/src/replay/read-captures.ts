import type { Capture } from "../capture/capture.ts";
import { TwinError } from "../contracts/twin-error.ts";
import type { RecordedExchange } from "./recorded-exchange.ts";

/**
 * Reads captures, one JSON object a line.
 *
 * @throws TwinError `recording_invalid` naming the line
 */
export function readCaptures(text: string): readonly RecordedExchange[] {
  return text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [exchangeOf(parsed(line, index + 1))]));
}

function exchangeOf(capture: Capture): RecordedExchange {
  const { id, method, url, status, request, response, at, wall, duration_ms: duration } = capture;
  return {
    ...(typeof at === "number" && { when: { at, wall: wall ?? at, duration: duration ?? 0 } }),
    n: id,
    request: { method, url, headers: request.headers, body: request.body },
    cut: request.truncated_from !== undefined,
    answer: {
      status,
      headers: response.headers,
      body: response.body,
      cut: response.truncated_from !== undefined,
    },
  };
}

function parsed(line: string, number: number): Capture {
  const value = jsonOf(line);
  if (isCapture(value)) return value;
  throw new TwinError("recording_invalid", `Line ${number} is no capture.`, {
    hint: "Name a file that wt captures export or wt record wrote.",
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Whether a value has what is read of a capture here. */
function isCapture(value: unknown): value is Capture {
  const { id, method, url, status, request, response } = Object(value);
  return (
    typeof id === "number" &&
    typeof method === "string" &&
    typeof url === "string" &&
    typeof status === "number" &&
    [request, response].every((each) => typeof each?.body === "string" && typeof each.headers === "object")
  );
}
