import { prefixed } from "@wondertwin/framework";
import { itemList, linesOf, totalOf } from "../billing/line-items.ts";
import { checkEmail } from "../conventions/emails.ts";
import { momentOf } from "../conventions/moments.ts";
import { stripe } from "../vendor.ts";

const session = stripe.resource("checkout.session", {
  path: "/v1/checkout/sessions/{session}",
  id: prefixed("cs_test_", 58),
  state: "status",
});

const DAY = 24 * 60 * 60;

export default session.behaves({
  initial: "open",
  defaults: {
    billing_address_collection: null,
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    expires_at: ({ unix }) => unix() + DAY,
    payment_method_types: ["card"],
    payment_status: "unpaid",
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted",
    url: ({ id, random }) => `https://checkout.stripe.com/c/pay/${id}#${random(40)}`,
  },
  onExpand: ["line_items"],
  computed: {
    line_items: (self, { store }) =>
      itemList(store.item.within(self).list(), `/v1/checkout/sessions/${self.id}/line_items`),
  },
  create: (context) => {
    const { body, fail, unix, random } = context;
    const { mode = "payment", line_items = [], ui_mode = "hosted", expires_at } = body;
    if (body.mode === undefined)
      fail("parameter_missing", { message: "Missing required param: mode.", param: "mode" });
    checkEmail(body.customer_email, "customer_email", fail);
    if (mode !== "setup" && line_items.length === 0) fail("parameter_missing", { param: "line_items" });
    if (ui_mode === "hosted" && body.success_url === undefined)
      fail("parameter_missing", { param: "success_url" });
    if (ui_mode === "embedded" && body.return_url === undefined && body.redirect_on_completion !== "never")
      fail("parameter_missing", { param: "return_url" });
    // A session lives from half an hour to a day (docs.stripe.com/api/checkout/sessions/create).
    if (expires_at !== undefined && (expires_at < unix() + DAY / 48 || expires_at > unix() + DAY))
      fail("invalid_argument", {
        message:
          "The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout Session creation.",
        param: "expires_at",
      });
    const lines = linesOf(context, line_items);
    const recurring = lines.some(({ price }) => price.type === "recurring");
    if (mode === "subscription" && !recurring)
      fail("invalid_argument", {
        message: "You must provide at least one recurring price in `subscription` mode when using prices.",
        param: "line_items",
      });
    if (mode === "payment" && recurring)
      fail("invalid_argument", {
        message:
          "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.",
        param: "line_items",
      });
    const amounts = mode === "setup" ? {} : { amount_subtotal: totalOf(lines), amount_total: totalOf(lines) };
    return {
      ...amounts,
      ...(ui_mode === "embedded" && { client_secret: `cs_test_secret_${random(40)}`, url: null }),
      currency: lines[0]?.price.currency ?? body.currency?.toLowerCase(),
      customer_creation:
        mode === "payment" && !body.customer ? (body.customer_creation ?? "if_required") : null,
      customer_details: body.customer_email
        ? {
            address: null,
            email: body.customer_email,
            name: null,
            phone: null,
            tax_exempt: "none",
            tax_ids: null,
          }
        : null,
      payment_status: mode === "setup" ? "no_payment_required" : "unpaid",
    };
  },
  created: (context) => {
    const { self, body, store } = context;
    const items = store.item.within(self);
    for (const { item } of linesOf(context, body.line_items ?? [])) items.insert(item);
    return self;
  },
  plan: ({ self, store }) => store["checkout.session"].schedule(self, "expire", momentOf(self.expires_at)),
  effects: { expire: ({ self }) => (self.status === "open" ? { status: "expired", url: null } : undefined) },
  actions: {
    expire: {
      from: ["open"],
      to: "expired",
      handle: ({ self, store }) => {
        store["checkout.session"].unschedule(self, "expire");
        return { url: null };
      },
    },
  },
});
