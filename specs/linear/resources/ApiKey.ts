import { linear } from "../vendor.ts";

export default linear
  .resource("ApiKey", { id: ({ random }) => `lin_api_${random(40)}` })
  .behaves({ defaults: { scopes: ["admin"], refreshToken: null, expiresAt: null } });
