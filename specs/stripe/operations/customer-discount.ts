import type { Fail } from "../context.ts";
import { stripe } from "../vendor.ts";

export default stripe.operations({
  GetCustomersCustomerDiscount: ({ parents: { customer }, fail }) =>
    customer.discount ?? noDiscount(customer.id, fail),

  DeleteCustomersCustomerDiscount: ({ parents: { customer }, store, emit, fail }) => {
    const { discount } = customer;
    if (!discount) return noDiscount(customer.id, fail);
    store.customer.update(customer, { discount: null });
    emit("customer.discount.deleted", discount);
    const { end: _, ...rest } = discount;
    return { ...rest, deleted: true };
  },
});

function noDiscount(customer: string, fail: Fail): never {
  return fail("resource_missing", {
    message: `No active discount for customer: ${customer}`,
    extra: { status: 404 },
  });
}
