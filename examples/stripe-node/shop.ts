import express, { type Express, type NextFunction, type Request, type Response } from "express";
import Stripe from "stripe";
import { type Order, withPayment, withRefund } from "./order.ts";
import { products } from "./products.ts";

/** A request the shop itself refuses. */
class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface ShopOptions {
  readonly stripe: Stripe;
  /** Where buyers reach the shop. */
  readonly url: string;
}

/**
 * A shop with one page per product and one per order.
 *
 * The buyer's browser names the order, and every call to Stripe is keyed by that name: however often a
 * request is repeated, by the browser, a proxy or a shop that was restarted, it is charged once.
 */
export function createShop({ stripe, url }: ShopOptions): Express {
  const orders = new Map<string, Order>();
  const app = express();
  app.use(express.json());

  app.get("/products/:id", (request, response) => {
    const product = products.get(request.params.id);
    if (!product) throw new Refused(404, "We do not sell that.");
    response.json(product);
  });

  app.put("/orders/:id", async (request, response) => {
    const { id } = request.params;
    const known = orders.get(id);
    if (known) return show(response, known);
    const product = products.get(field(request, "product"));
    if (!product) throw new Refused(404, "We do not sell that.");
    const customer = await stripe.customers.create(
      { email: field(request, "email"), metadata: { order: id } },
      { idempotencyKey: `${id}-customer` },
    );
    const order: Order = { id, product, customer: customer.id, refunded: 0, status: "unpaid" };
    const paid = await attempt(order, () =>
      stripe.paymentIntents.create(
        {
          amount: product.price,
          currency: "usd",
          customer: customer.id,
          description: product.name,
          metadata: { order: id },
          payment_method: field(request, "payment_method"),
          return_url: returnUrl(id),
          confirm: true,
        },
        { idempotencyKey: `${id}-payment` },
      ),
    );
    show(response, keep(paid));
  });

  app.post("/orders/:id/pay", async (request, response) => {
    const order = orderOf(request);
    const { payment } = order;
    if (order.status !== "unpaid" || !payment) throw new Refused(409, `This order is ${order.status}.`);
    const payment_method = field(request, "payment_method");
    const paid = await attempt(order, () =>
      stripe.paymentIntents.confirm(
        payment,
        { payment_method, return_url: returnUrl(order.id) },
        { idempotencyKey: `${order.id}-payment-${payment_method}` },
      ),
    );
    show(response, keep(paid));
  });

  /** Where the buyer's bank sends them back to. */
  app.get("/orders/:id/return", async (request, response) => {
    const order = orderOf(request);
    if (!order.payment) throw new Refused(409, "This order was not paid yet.");
    show(response, keep(withPayment(order, await stripe.paymentIntents.retrieve(order.payment))));
  });

  app.post("/orders/:id/refund", async (request, response) => {
    const order = orderOf(request);
    if (!order.payment) throw new Refused(409, "This order was not paid yet.");
    const amount: unknown = request.body?.amount ?? order.product.price - order.refunded;
    if (typeof amount !== "number") throw new Refused(400, "Please send the amount in cents.");
    const refund = await stripe.refunds.create(
      { payment_intent: order.payment, amount },
      { idempotencyKey: `${order.id}-refund-${order.refunded}-${amount}` },
    );
    show(response, keep(withRefund(order, refund.amount)));
  });

  app.get("/orders/:id", (request, response) => show(response, orderOf(request)));

  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    if (error instanceof Refused) response.status(error.status).json({ error: error.message });
    else if (error instanceof SyntaxError) response.status(400).json({ error: "Please send JSON." });
    else if (error instanceof Stripe.errors.StripeInvalidRequestError)
      response.status(409).json({ error: error.message });
    else if (error instanceof Stripe.errors.StripeError)
      response.status(502).json({ error: "We cannot take payments right now." });
    else response.status(500).json({ error: "Something broke on our side." });
  });

  const returnUrl = (id: string) => `${url}/orders/${id}/return`;

  function keep(order: Order): Order {
    orders.set(order.id, order);
    return order;
  }

  function orderOf({ params }: Request<{ id: string }>): Order {
    const order = orders.get(params.id);
    if (!order) throw new Refused(404, "There is no such order.");
    return order;
  }

  return app;
}

/** Tries to take the payment. A declined card is no failure of the shop's: the order stays, unpaid. */
async function attempt(order: Order, pay: () => Promise<Stripe.PaymentIntent>): Promise<Order> {
  try {
    return withPayment(order, await pay());
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError && error.payment_intent)
      return withPayment(order, error.payment_intent, error.message);
    throw error;
  }
}

function show(response: Response, order: Order): void {
  response.status(order.problem ? 402 : 200).json(order);
}

function field({ body }: Request, name: string): string {
  const value: unknown = body?.[name];
  if (typeof value !== "string" || value === "") throw new Refused(400, `Please send ${name}.`);
  return value;
}
