import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import twilio from "twilio";

/** What an application was asked, and whether its signature was good. */
export interface Heard {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly isSigned: boolean;
}

/** An application that answers TwiML by path. */
export interface App {
  readonly url: string;
  readonly heard: Heard[];
  close(): Promise<void>;
}

/** Starts an application on a free port of loopback; a path without an answer is answered 404. */
export async function startApp(token: string, answers: Readonly<Record<string, string>>): Promise<App> {
  const heard: Heard[] = [];
  let url = "";
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => {
      const path = request.url ?? "/";
      const fields = Object.fromEntries(new URLSearchParams(body));
      const signature = String(request.headers["x-twilio-signature"]);
      heard.push({ path, fields, isSigned: twilio.validateRequest(token, signature, url + path, fields) });
      const answer = answers[path];
      response.writeHead(answer === undefined ? 404 : 200, { "Content-Type": "text/xml" }).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address of this kind.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, heard, close: () => new Promise((resolve) => void server.close(() => resolve())) };
}
