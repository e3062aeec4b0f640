import { slack } from "../vendor.ts";

/** Where a person installs an app: here everybody agrees at once, and is sent back with a code. */
export default slack.pages({
  "/oauth/v2/authorize": {
    get: ({ query, store, random, fail }) => {
      const app = store.app.find({ client_id: query["client_id"] ?? "" }) ?? fail("invalid_client_id");
      const [person] = store.user.list({ is_bot: false });
      const code = store.oauth_code.insert({
        id: `${random(13, "0123456789")}.${random(40, "0123456789abcdef")}`,
        client_id: app.client_id,
        redirect_uri: query["redirect_uri"] ?? null,
        scopes: (query["scope"] ?? app.bot_scopes.join(",")).split(","),
        user_scopes: (query["user_scope"] ?? "").split(",").filter((scope) => scope !== ""),
        user_id: person?.id ?? "",
        used: false,
      });
      const back = new URL(query["redirect_uri"] ?? "https://app.example/oauth");
      back.searchParams.set("code", code.id);
      if (query["state"] !== undefined) back.searchParams.set("state", query["state"]);
      return { redirect: back.href };
    },
  },
});
