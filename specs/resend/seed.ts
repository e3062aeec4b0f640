import { resend } from "./vendor.ts";

/** A team with a domain of its own that sends and receives, an audience, and keys that may do less than all. */
export default resend.seed({
  team: [{ id: "team", owner_email: "owner@example.com" }],
  domain: [
    {
      id: "4dd369bc-aa82-4ff3-97de-514ae3000ee0",
      name: "example.com",
      status: "verified",
      capabilities: { sending: "enabled", receiving: "enabled" },
    },
    { id: "d91cd9bd-1176-453e-8fc1-35364d380206", name: "news.example.com", status: "verified" },
    { id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301", name: "unverified.example" },
  ],
  domain_claim: [
    {
      name: "unverified.example",
      domain_id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
      region: "us-east-1",
      record: { type: "TXT", name: "_resend-claim", value: "resend-claim=wondertwin", ttl: "Auto" },
      expires_at: "2099-12-31 00:00:00.000+00",
    },
  ],
  api_key: [
    {
      id: "dacf4072-4119-4d88-932f-6202748ac7c8",
      name: "Sending",
      token: "re_*_sending",
      permission: "sending_access",
    },
    {
      id: "b6d24b8e-af0b-4c3c-be0c-359bbd97381e",
      name: "Newsletter",
      token: "re_*_news",
      permission: "sending_access",
      domain_id: "d91cd9bd-1176-453e-8fc1-35364d380206",
    },
  ],
  segment: [{ id: "78261eea-8f8b-4381-83c6-79fa7120f1cf", name: "General" }],
});
