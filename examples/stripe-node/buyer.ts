import type { Order } from "./order.ts";

/** What the shop answered. */
export interface Answer {
  readonly status: number;
  readonly order: Order;
  /** Set where there is no order to show. */
  readonly error?: string;
}

/** Somebody with a browser and some cards. */
export class Buyer {
  readonly #shop: string;

  constructor(shop: string) {
    this.#shop = shop;
  }

  order(id: string, product: string, payment_method: string): Promise<Answer> {
    return this.#send("PUT", `/orders/${id}`, { product, payment_method, email: "ada@example.com" });
  }

  payAgain(id: string, payment_method: string): Promise<Answer> {
    return this.#send("POST", `/orders/${id}/pay`, { payment_method });
  }

  refund(id: string, amount?: number): Promise<Answer> {
    return this.#send("POST", `/orders/${id}/refund`, { amount });
  }

  /** Does what the bank asks, or gives up; either way the bank sends the browser back to the shop. */
  async authenticate({ order }: Answer, outcome: "complete" | "fail"): Promise<Answer> {
    const body = new URLSearchParams({ outcome });
    return read(await fetch(order.authenticate ?? "", { method: "POST", body }));
  }

  look(id: string): Promise<Answer> {
    return this.#send("GET", `/orders/${id}`);
  }

  async #send(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(this.#shop + path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    return read(response);
  }
}

async function read(response: Response): Promise<Answer> {
  const answer = Object(await response.json());
  return { status: response.status, order: answer, ...("error" in answer && { error: answer.error }) };
}
