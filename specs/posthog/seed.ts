import { posthog } from "./vendor.ts";

const organization = "018f0000-0000-4000-8000-000000000001";
const ada = { email: "ada@example.com", first_name: "Ada", last_name: "Lovelace" };

/** One organisation with one project, one person who may do all, and two keys. */
export default posthog.seed({
  Organization: [{ id: organization, name: "Wonder", slug: "wonder", membership_level: 15 }],
  Team: [
    {
      id: 1,
      uuid: "018f0000-0000-4000-8000-000000000002",
      organization,
      name: "Wonder app",
      api_token: "phc_wondertwin",
      secret_api_token: "phs_wondertwin",
    },
  ],
  GroupType: [{ id: "1:0", group_type: "company", group_type_index: 0, created_at: "2025-06-01T00:00:00Z" }],
  Group: [
    { id: "1:0:wonder", group_type_index: 0, group_key: "wonder", group_properties: { name: "Wonder Ltd" } },
  ],
  User: [{ id: 1, uuid: "018f0000-0000-4000-8000-000000000003", distinct_id: "ada", ...ada }],
  api_key: [
    { id: "phx_wondertwin", user: 1, scopes: ["*"] },
    { id: "phx_wondertwin_readonly", user: 1, scopes: ["feature_flag:read", "person:read", "query:read"] },
  ],
});
