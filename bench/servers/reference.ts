/**
 * The physical limit of the job: bare node:http, form parsing, a Map and JSON.stringify, nothing else.
 *
 * `node reference.ts PORT`
 */
import { createServer } from "node:http";
import { parse } from "node:querystring";
import { customer } from "./customer.ts";

const stored = new Map<string, Record<string, unknown>>();
const order: Record<string, unknown>[] = [];
let count = 0;

function add(fields: Record<string, unknown>): Record<string, unknown> {
  const id = `cus_${String(++count).padStart(14, "0")}`;
  const made = customer(id, fields);
  stored.set(id, made);
  order.push(made);
  return made;
}

const server = createServer((request, response) => {
  const send = (value: unknown) => {
    const body = JSON.stringify(value);
    response.writeHead(200, {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(body),
    });
    response.end(body);
  };
  if (request.method === "POST") {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => {
      text += chunk;
    });
    request.on("end", () => send(add({ ...parse(text) })));
    return;
  }
  const path = request.url ?? "";
  if (path.startsWith("/v1/customers/")) send(stored.get(path.slice("/v1/customers/".length)));
  else
    send({
      object: "list",
      data: order.slice(-10).toReversed(),
      has_more: order.length > 10,
      url: "/v1/customers",
    });
});
server.listen(Number(process.argv[2]), "127.0.0.1");
