import { type ControlCall, TwinError } from "@wondertwin/framework/contracts";
import { isRecord } from "../project/is-record.ts";

type QueryValue = string | number | readonly string[] | undefined;

/** What is said in a control request. */
export interface Asked {
  /** Parameters of the query; undefined ones are left out. */
  readonly query?: { readonly [name: string]: QueryValue };
  readonly body?: object;
}

const ENDED = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "UND_ERR_SOCKET"]);

/** The control API of a running twin. */
export class TwinControl {
  readonly name: string;
  readonly url: string;

  constructor(name: string, url: string) {
    this.name = name;
    this.url = url;
  }

  /**
   * Asks the twin; the JSON it answers with.
   *
   * Throws `not_running`, and the twin's own errors with their codes.
   */
  async ask<Answer>(...[method, path, asked = {}]: ControlCall): Promise<Answer> {
    const query: NonNullable<Asked["query"]> = asked.query ?? {};
    const { body } = asked;
    const url = new URL(path, this.url);
    for (const [name, value] of Object.entries(query)) {
      if (value === undefined) continue;
      for (const each of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(each));
    }
    const response = await this.#send(url, method, body);
    const told = parsed(await response.text());
    if (!response.ok || told === undefined) throw errorIn(told, response.status);
    // The twin's own tests hold its answers to the shapes its description gives.
    return told as Answer;
  }

  /**
   * What the twin tells as text, such as JSON lines.
   *
   * Throws what `ask` throws.
   */
  async read(path: string): Promise<string> {
    const response = await this.#send(new URL(path, this.url), "GET", undefined);
    const text = await response.text();
    if (response.ok) return text;
    throw errorIn(parsed(text), response.status);
  }

  async #send(url: URL, method: string, body: object | undefined): Promise<Response> {
    try {
      return await fetch(url, {
        method,
        ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      });
    } catch (error) {
      const cause: unknown = error instanceof Error ? error.cause : undefined;
      const code = isRecord(cause) || cause instanceof Error ? Object(cause).code : undefined;
      if (!ENDED.has(code)) throw error;
      throw new TwinError("not_running", `${this.name} does not answer at ${this.url}.`, {
        hint: `See how it fares: wt status; start it: wt up ${this.name}.`,
        cause: error,
      });
    }
  }
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorIn(told: unknown, status: number): TwinError {
  const error = isRecord(told) ? told["error"] : undefined;
  if (!isRecord(error) || typeof error["code"] !== "string" || typeof error["message"] !== "string")
    return new TwinError("not_a_twin", `What listens there answered ${status}, not as a twin would.`, {
      hint: "See what runs: wt status.",
    });
  const { code, message, hint } = error;
  return new TwinError(code, message, typeof hint === "string" ? { hint } : {});
}
