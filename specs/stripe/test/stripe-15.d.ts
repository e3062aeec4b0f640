/**
 * Version 15 types itself as the module `stripe`, which the newest version is here; what the tests use of
 * both has the newest one's types.
 */
declare module "stripe-15" {
  export { default } from "stripe";
}
