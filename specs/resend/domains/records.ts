import type { Resources } from "../resources.ts";

type Domain = Resources["domain"];
type DnsRecord = Domain["records"][number];

/** The part of a name before the domain that one registers: what DNS records are written below. */
function labelOf(name: string): string {
  return name.split(".").slice(0, -2).join(".");
}

/** The records that a domain needs, none of them found yet (resend.com/docs/dashboard/domains/introduction). */
export function recordsOf(
  domain: Pick<Domain, "name" | "region" | "return_path" | "capabilities" | "tracking_subdomain">,
  publicKey: string,
): DnsRecord[] {
  const { name, region, return_path, capabilities, tracking_subdomain } = domain;
  const below = (label: string) => [label, labelOf(name)].filter((part) => part !== "").join(".");
  const record = (
    fields: Omit<DnsRecord, "status" | "ttl"> & Partial<Pick<DnsRecord, "ttl">>,
  ): DnsRecord => ({
    ttl: "Auto",
    status: "not_started",
    ...fields,
  });
  const bounces = `feedback-smtp.${region}.amazonses.com`;
  return [
    record({ record: "SPF", name: below(return_path), type: "MX", value: bounces, priority: 10 }),
    record({
      record: "SPF",
      name: below(return_path),
      type: "TXT",
      value: "v=spf1 include:amazonses.com ~all",
    }),
    record({ record: "DKIM", name: below("resend._domainkey"), type: "TXT", value: `p=${publicKey}` }),
    ...(capabilities.receiving === "enabled"
      ? [
          record({
            record: "Receiving",
            name: labelOf(name) === "" ? "@" : labelOf(name),
            type: "MX",
            value: `inbound-smtp.${region}.amazonaws.com`,
            priority: 10,
          }),
        ]
      : []),
    ...(tracking_subdomain
      ? [
          record({
            record: "Tracking",
            name: below(tracking_subdomain),
            type: "CNAME",
            value: "links1.resend-dns.com",
          }),
        ]
      : []),
  ];
}

/** The same records, found or looked for. */
export const withStatus = (records: readonly DnsRecord[], status: DnsRecord["status"]): DnsRecord[] =>
  records.map((each) => ({ ...each, status }));
