import { type Failure, fieldQuery, pageToken, type QueryProblem } from "@wondertwin/framework";

const invalid = (message: string): Failure => ({ reason: "invalid_argument", message, param: "query" });

/** How an operator is called where a field does not know it. */
function unsupported({ clause, resource }: QueryProblem): string {
  const operator = clause?.operator ?? "";
  return `Operator \`${operator}\` is not supported for the field \`${clause?.field}\` of resource \`${plural(resource)}\`. See https://stripe.com/docs/search#field-types for the operators of each type of field.`;
}

const plural = (resource: string) => `${resource}s`;

function wordedProblem(problem: QueryProblem): Failure {
  const { kind, clause, resource } = problem;
  switch (kind) {
    case "field":
      return invalid(
        `Field \`${clause?.field}\` is an unsupported search field for resource \`${plural(resource)}\`. See http://stripe.com/docs/search#query-fields-for-${plural(resource).replaceAll("_", "-")} for a list of supported fields.`,
      );
    case "operator":
      return invalid(unsupported(problem));
    case "value":
      return invalid(`Invalid value \`${clause?.value}\` for the search field \`${clause?.field}\`.`);
    case "short":
      return invalid(
        `Search queries on the field \`${clause?.field}\` with the operator \`~\` must have at least 3 characters.`,
      );
    case "mixed":
      return invalid("Search queries cannot combine AND and OR.");
    default:
      return invalid(
        'We were unable to parse your search query. Try using the format \'metadata["key"]:"value"\' to query for metadata or key:"value" to query for other fields.',
      );
  }
}

/** Stripe's search query language, with the fields each resource lists (docs.stripe.com/search). */
export const search = fieldQuery({
  param: "query",
  partLength: 3,
  problem: wordedProblem,
  fields: {
    charge: {
      amount: "number",
      "billing_details.address.postal_code": "token",
      created: "number",
      currency: "token",
      customer: "token",
      disputed: "token",
      metadata: "map",
      "payment_method_details.*.brand": "token",
      "payment_method_details.*.exp_month": "token",
      "payment_method_details.*.exp_year": "token",
      "payment_method_details.*.fingerprint": "token",
      "payment_method_details.*.last4": "token",
      refunded: "token",
      status: "token",
    },
    customer: { created: "number", email: "text", metadata: "map", name: "text", phone: "text" },
    invoice: {
      created: "number",
      currency: "token",
      customer: "token",
      last_finalization_error_code: "token",
      last_finalization_error_type: "token",
      metadata: "map",
      number: "text",
      receipt_number: "text",
      status: "text",
      subscription: "token",
      total: "number",
    },
    payment_intent: {
      amount: "number",
      created: "number",
      currency: "token",
      customer: "token",
      metadata: "map",
      status: "token",
    },
    price: {
      active: "token",
      currency: "token",
      lookup_key: "text",
      metadata: "map",
      product: "token",
      type: "token",
    },
    product: {
      active: "token",
      description: "text",
      metadata: "map",
      name: "text",
      shippable: "token",
      url: "text",
    },
    subscription: { canceled_at: "number", created: "number", metadata: "map", status: "token" },
  },
  pagination: pageToken({
    token: "page",
    limit: "limit",
    default: 10,
    max: 100,
    strict: true,
    total: { expand: "expand", property: "total_count" },
    envelope: ({ items, more, next, total, path }) => ({
      object: "search_result",
      data: items,
      has_more: more,
      next_page: next ?? null,
      ...(total !== undefined && { total_count: total }),
      url: path,
    }),
  }),
});
