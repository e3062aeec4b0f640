/**
 * The same as the reference, as one writes it with Express: routes, the urlencoded parser, res.json.
 *
 * `node express-json.ts PORT`
 */
import express from "express";
import { customer } from "./customer.ts";

const stored = new Map<string, Record<string, unknown>>();
const order: Record<string, unknown>[] = [];
let count = 0;

const app = express();
app.use(express.urlencoded({ extended: true }));
app.post("/v1/customers", (request, response) => {
  const id = `cus_${String(++count).padStart(14, "0")}`;
  const made = customer(id, request.body);
  stored.set(id, made);
  order.push(made);
  response.json(made);
});
app.get("/v1/customers/:id", (request, response) => {
  response.json(stored.get(request.params.id));
});
app.get("/v1/customers", (_request, response) => {
  response.json({
    object: "list",
    data: order.slice(-10).toReversed(),
    has_more: order.length > 10,
    url: "/v1/customers",
  });
});
app.listen(Number(process.argv[2]), "127.0.0.1");
