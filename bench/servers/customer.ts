/** A customer of about 1 KB, as the twin answers one: what every server of the comparison stores. */
export function customer(id: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    object: "customer",
    address: null,
    balance: 0,
    created: 1_760_000_000,
    currency: null,
    default_source: null,
    delinquent: false,
    description: "A customer with a description that is as long as they tend to be in test suites.",
    discount: null,
    email: `${id}@example.com`,
    invoice_prefix: id.slice(-8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: { order: "6735", plan: "starter", source: "newsletter-2026-01" },
    name: "Jenny Rosen",
    next_invoice_sequence: 1,
    phone: "+15555550123",
    preferred_locales: [],
    shipping: {
      address: {
        city: "Berlin",
        country: "DE",
        line1: "Street 1",
        line2: null,
        postal_code: "10115",
        state: null,
      },
      name: "Jenny Rosen",
      phone: null,
    },
    tax_exempt: "none",
    test_clock: null,
    ...fields,
  };
}
