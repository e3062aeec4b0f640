import type { Schemas } from "../api.gen.ts";
import type { StripeContext } from "../context.ts";

type NextAction = NonNullable<Schemas["payment_intent"]["next_action"]>;

/** What instructions are made of: the page that plays the bank or the shop, and the moment. */
interface Occasion {
  readonly url: string;
  readonly now: number;
  readonly intent: Schemas["payment_intent"];
}

const DAY = 24 * 60 * 60;

const picture = (url: string) => ({ image_url_png: url, image_url_svg: url });
const code = ({ url, intent }: Occasion) => ({
  data: intent.id,
  hosted_instructions_url: url,
  ...picture(url),
});

/** Payment methods whose customer pays by a voucher, a QR code or a transfer (docs.stripe.com/api/payment_intents/object#payment_intent_object-next_action). */
const instructions: Readonly<Record<string, (occasion: Occasion) => NextAction>> = {
  alipay: ({ url }) => ({
    alipay_handle_redirect: { native_data: null, native_url: null, return_url: null, url },
    type: "alipay_handle_redirect",
  }),
  boleto: ({ url, now }) => ({
    boleto_display_details: {
      expires_at: now + 3 * DAY,
      hosted_voucher_url: url,
      number: "01010101010101010101010101010101010101010101010",
      pdf: null,
    },
    type: "boleto_display_details",
  }),
  cashapp: ({ url, now }) => ({
    cashapp_handle_redirect_or_display_qr_code: {
      hosted_instructions_url: url,
      mobile_auth_url: url,
      qr_code: { expires_at: now + 60, ...picture(url) },
    },
    type: "cashapp_handle_redirect_or_display_qr_code",
  }),
  customer_balance: ({ url, intent }) => ({
    display_bank_transfer_instructions: {
      amount_remaining: intent.amount,
      currency: intent.currency,
      hosted_instructions_url: url,
      reference: intent.id.slice(-12).toUpperCase(),
      type: "us_bank_transfer",
    },
    type: "display_bank_transfer_instructions",
  }),
  konbini: ({ url, now }) => ({
    konbini_display_details: {
      expires_at: now + 3 * DAY,
      hosted_voucher_url: url,
      stores: { familymart: null, lawson: null, ministop: null, seicomart: null },
    },
    type: "konbini_display_details",
  }),
  oxxo: ({ url, now }) => ({
    oxxo_display_details: {
      expires_after: now + 3 * DAY,
      hosted_voucher_url: url,
      number: "12345678901234657890123456789012",
    },
    type: "oxxo_display_details",
  }),
  paynow: (occasion) => ({ paynow_display_qr_code: code(occasion), type: "paynow_display_qr_code" }),
  pix: (occasion) => ({
    pix_display_qr_code: { ...code(occasion), expires_at: occasion.now + DAY },
    type: "pix_display_qr_code",
  }),
  promptpay: (occasion) => ({ promptpay_display_qr_code: code(occasion), type: "promptpay_display_qr_code" }),
  swish: ({ url, intent }) => ({
    swish_handle_redirect_or_display_qr_code: {
      hosted_instructions_url: url,
      qr_code: { data: intent.id, ...picture(url) },
    },
    type: "swish_handle_redirect_or_display_qr_code",
  }),
  wechat_pay: (occasion) => ({
    type: "wechat_pay_display_qr_code",
    wechat_pay_display_qr_code: { ...code(occasion), image_data_url: "data:image/png;base64," },
  }),
};

/** How the customer pays, where the payment method says so to the customer rather than to the bank. */
export function paymentInstructions(
  context: StripeContext,
  intent: Schemas["payment_intent"],
  type: string,
): NextAction | undefined {
  const make = Object.hasOwn(instructions, type) ? instructions[type] : undefined;
  return make?.({ intent, now: context.unix(), url: actionPage(context, intent) });
}

/** The page where a customer (or a test) does what an intent waits for. */
export function actionPage(
  { page }: StripeContext,
  { client_secret, id }: { readonly id: string; readonly client_secret?: string | null },
): string {
  return page(`/authenticate/${id}?client_secret=${client_secret ?? ""}`);
}
