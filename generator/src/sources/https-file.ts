import { type DescriptionSource, TwinError } from "@wondertwin/framework/contracts";
import { SIZE_LIMIT } from "./size-limit.ts";

type HttpsFile = Extract<DescriptionSource, { kind: "https" }>;

const REDIRECT_LIMIT = 5;

/** Downloads a description over HTTPS; redirects are followed while they stay on HTTPS. */
export async function fetchHttpsFile(source: HttpsFile, request: typeof fetch): Promise<Uint8Array> {
  const response = await follow(source.url, request);
  if (!response.ok) {
    throw unreachable(source.url, `the server answered ${response.status}`);
  }
  return readBody(source.url, response);
}

async function follow(start: string, request: typeof fetch): Promise<Response> {
  let url = start;
  for (let redirects = 0; redirects <= REDIRECT_LIMIT; redirects++) {
    if (new URL(url).protocol !== "https:") throw unreachable(start, `${url} is not https`);
    const response = await send(url, request);
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    url = new URL(location, url).href;
  }
  throw unreachable(start, `it redirects more than ${REDIRECT_LIMIT} times`);
}

async function send(url: string, request: typeof fetch): Promise<Response> {
  try {
    return await request(url, { redirect: "manual" });
  } catch (cause) {
    throw unreachable(url, reason(cause), cause);
  }
}

async function readBody(url: string, response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > SIZE_LIMIT) throw tooLarge(url);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof TwinError) throw cause;
    throw new TwinError("source_truncated", `${url} broke off after ${size} bytes: ${reason(cause)}.`, {
      hint: "Try again; nothing was kept.",
      cause,
    });
  }
  return Buffer.concat(chunks);
}

function unreachable(url: string, why: string, cause?: unknown): TwinError {
  return new TwinError("source_unreachable", `${url} cannot be fetched: ${why}.`, {
    hint: "Check the address and the network, then try again.",
    cause,
  });
}

function tooLarge(url: string): TwinError {
  return new TwinError("source_too_large", `${url} is larger than the limit of ${SIZE_LIMIT} bytes.`, {
    hint: "Pin the description itself, not an archive of it.",
  });
}

/** Node's fetch says "fetch failed" and keeps the reason in the cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
