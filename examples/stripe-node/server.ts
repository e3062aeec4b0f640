import { openShop } from "./open-shop.ts";
import { stripeFromEnv } from "./stripe-from-env.ts";

const { PORT: port = "3000", SHOP_URL: publicUrl } = process.env;
const { url } = await openShop(stripeFromEnv(), { port: Number(port), publicUrl });
console.log(`The shop is open on ${url}`);
