import { prefixed } from "@wondertwin/framework";
import { stripe } from "../vendor.ts";

/*
 * What the types must refuse, and what they must let through: the compiler is the test. Each line below a
 * directive has to be an error; a directive with nothing to expect is an error too.
 */

const id = prefixed("x_");
const intent = stripe.resource("payment_intent", {
  path: "/v1/payment_intents/{intent}",
  id,
  state: "status",
});
const customer = stripe.resource("customer", { path: "/v1/customers/{customer}", id });

// @ts-expect-error a resource the twin does not have
stripe.resource("custommer", { path: "/v1/customers/{customer}", id });
// @ts-expect-error a path the description does not have
stripe.resource("customer", { path: "/v1/custommers/{customer}", id });
// @ts-expect-error a collection's path instead of an item's
stripe.resource("customer", { path: "/v1/customers", id });
// @ts-expect-error a key the entity does not have
stripe.resource("customer", { path: "/v1/customers/{customer}", id, key: "number" });
// @ts-expect-error a state field the entity does not have
stripe.resource("customer", { path: "/v1/customers/{customer}", id, state: "status" });

// Actions and states.
// @ts-expect-error an action the description does not have
intent.behaves({ actions: { refund: { to: "canceled" } } });
// @ts-expect-error a state the enum does not have
intent.behaves({ actions: { cancel: { to: "cancelled" } } });
// @ts-expect-error a state the enum does not have, to start from
intent.behaves({ actions: { cancel: { from: ["open"], to: "canceled" } } });
// @ts-expect-error an event of an action that Stripe does not send
intent.behaves({ actions: { cancel: { to: "canceled", event: "payment_intent.gone" } } });
// @ts-expect-error a first state the enum does not have
intent.behaves({ initial: "new" });
// @ts-expect-error a change to a field the schema does not have
intent.behaves({ actions: { cancel: { handle: () => ({ cancelation_reason: "duplicate" }) } } });

// Defaults, fields and events.
// @ts-expect-error a default of the wrong type
customer.behaves({ defaults: { balance: "0" } });
// @ts-expect-error a default of a field the schema does not have
customer.behaves({ defaults: { ballance: 0 } });
// @ts-expect-error a computed field of the wrong type
customer.behaves({ computed: { delinquent: () => "no" } });
// @ts-expect-error an event Stripe does not send
customer.behaves({ events: { created: "customer.born" } });
// @ts-expect-error a change that has no event
customer.behaves({ events: { renamed: "customer.updated" } });
// @ts-expect-error a field the schema does not have, to merge
customer.behaves({ merge: ["labels"] });
// @ts-expect-error a field the schema does not have, to keep until it is expanded
customer.behaves({ onExpand: ["secrets"] });
// @ts-expect-error a field the schema does not have, to show at the creation alone
customer.behaves({ onCreate: ["password"] });
customer.behaves({
  defaults: { balance: 0, created: ({ unix }) => unix(), invoice_prefix: ({ id: key }) => key.slice(-8) },
  events: { created: "customer.created", deleted: false },
  merge: ["metadata", "invoice_settings"],
});

// List filters, by the description's parameters.
// @ts-expect-error a parameter the list does not have
customer.behaves({ filters: { nickname: () => true } });
// @ts-expect-error a parameter of another type
customer.behaves({ filters: { email: (self, value) => self.balance === value } });
customer.behaves({ filters: { email: (self, value) => self.email === value } });
// @ts-expect-error a list shows an entity or not
customer.behaves({ listed: () => "always" });
customer.behaves({ listed: (self, { query }) => query.email === undefined || self.email !== null });

// Well-known ids, and what follows a creation.
// @ts-expect-error a field the schema does not have
customer.behaves({ wellKnown: (key) => (key === "cus_known" ? { nickname: "Known" } : undefined) });
// @ts-expect-error no entity of the resource
customer.behaves({ created: () => ({ object: "product" }) });
customer.behaves({
  wellKnown: (key, { store }) => (store.customer.find(key) ? undefined : { name: key.replace("cus_", "") }),
  created: ({ self, store }) => store.customer.update(self, { description: self.id }),
});

// A literal in what a handler returns keeps its type.
intent.behaves({
  create: () => ({ capture_method: "manual" }),
  update: ({ self }) => ({ capture_method: self.amount ? "manual" : "automatic" }),
  actions: {
    capture: { handle: ({ self }) => ({ capture_method: self.amount ? "manual" : "automatic" }) },
  },
});
// @ts-expect-error a literal the enum does not have
intent.behaves({ create: () => ({ capture_method: "by hand" }) });

// An operation's parameters, errors, events and answer.
stripe.operations({
  PostRefunds({ body, fail }) {
    // @ts-expect-error a field the request does not have
    void body.ammount;
    // @ts-expect-error an error code Stripe does not have
    return fail("no_such_code");
  },
  PostCharges({ fail }) {
    // @ts-expect-error a detail that failures do not have
    return fail("card_declined", { reason: "lost" });
  },
  PostPayouts({ body, fail, store }) {
    const [card] = store.payment_method.list({ type: "card" });
    // @ts-expect-error a resource the twin does not have
    void store.cards;
    // @ts-expect-error a value the field cannot have
    void store.payment_method.list({ type: "cheque" });
    // @ts-expect-error a change to a field the schema does not have
    if (card) store.payment_method.update(card, { nickname: "x" });
    // @ts-expect-error an event Stripe does not send
    if (card) store.payment_method.update(card, {}, { event: "payment_method.charmed" });
    const details = { param: "amount", message: `Only ${body.amount}`, extra: { decline_code: "lost" } };
    return fail("failed_precondition", details);
  },
  GetCustomersCustomer({ params, emit, fail }) {
    // @ts-expect-error a parameter the path does not have
    void params.id;
    // @ts-expect-error an event Stripe does not send
    emit("customer.met", {});
    return fail("resource_missing", { resource: "customer", id: params.customer, keep: true });
  },
});
// @ts-expect-error an operation the description does not have
stripe.operations({ PostRefundz() {} });
// @ts-expect-error a response of the wrong shape
stripe.operations({ GetBalance: () => ({ object: "balanse" }) });

// What a seed may hold.
// @ts-expect-error a resource the twin does not have
stripe.seed({ custommer: [] });
// @ts-expect-error a field the schema does not have
stripe.seed({ customer: [{ nickname: "Ada" }] });
stripe.seed({ customer: [{ id: "cus_ada", name: "Ada" }] });
