/** Version 15 types itself as the module `stripe`, which the newest version is here. */
declare module "stripe-15" {
  export { default } from "stripe";
}
