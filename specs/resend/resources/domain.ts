import { uuid } from "@wondertwin/framework";
import { recordsOf, withStatus } from "../domains/records.ts";
import { resend } from "../vendor.ts";

/** The regions that emails are sent from (resend.com/docs/dashboard/domains/regions). */
const regions = ["us-east-1", "eu-west-1", "sa-east-1", "ap-northeast-1"] as const;

/** How long it takes until the records of a domain are found. */
const FOUND_AFTER = "1m";

const NAME = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

const domain = resend.resource("domain", { path: "/domains/{domain_id}", id: uuid(), state: "status" });

export default domain.behaves({
  initial: "not_started",
  defaults: {
    region: "us-east-1",
    capabilities: { sending: "enabled", receiving: "disabled" },
    open_tracking: false,
    click_tracking: false,
    tls: "opportunistic",
    return_path: "send",
    records: ({ self, random }) => {
      // What is given of a domain and what stands above together are what its records are made of.
      const made = self as Parameters<typeof recordsOf>[0] & { readonly status?: string };
      const records = recordsOf(made, random(216));
      return made.status === "verified" ? withStatus(records, "verified") : records;
    },
  },
  create: ({ body, store, fail }) => {
    const region = regions.find((each) => each === (body.region ?? "us-east-1"));
    if (!NAME.test(body.name))
      fail("validation_error", { message: "The `name` field must be a valid domain." });
    if (!region)
      return fail("invalid_region", {
        message: `Region must be ${regions.map((each) => `"${each}"`).join(" | ")}`,
      });
    const name = body.name.toLowerCase();
    if (store.domain.find({ name }))
      fail("permission_denied", { message: `The ${name} domain has been registered already.` });
    return {
      name,
      region,
      return_path: body.custom_return_path,
      capabilities: { sending: "enabled", receiving: "disabled", ...body.capabilities },
    };
  },
  update: ({ self, body }) => {
    const capabilities = { ...self.capabilities, ...body.capabilities };
    const tracking_subdomain = body.tracking_subdomain ?? self.tracking_subdomain;
    const [, , dkim] = self.records;
    const changed = {
      ...self,
      capabilities,
      ...(tracking_subdomain !== undefined && { tracking_subdomain }),
    };
    const known = new Map(self.records.map((each) => [`${each.record} ${each.name} ${each.type}`, each]));
    const records = recordsOf(changed, dkim?.value.slice(2) ?? "");
    return {
      capabilities,
      records: records.map((each) => known.get(`${each.record} ${each.name} ${each.type}`) ?? each),
    };
  },
  actions: {
    verify: {
      to: ({ self }) => (self.status === "verified" ? "verified" : "pending"),
      handle: ({ self, store }) => {
        if (self.status === "verified") return {};
        store.domain.schedule(self, "find", FOUND_AFTER);
        return { records: withStatus(self.records, "pending") };
      },
    },
  },
  effects: {
    find: ({ self }) => ({ status: "verified", records: withStatus(self.records, "verified") }),
  },
});
