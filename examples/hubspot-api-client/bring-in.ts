import type { Client } from "@hubspot/api-client";
import { FilterOperatorEnum } from "@hubspot/api-client/lib/codegen/crm/companies/index.js";

/** Somebody who signed up. */
export interface SignUp {
  readonly email: string;
  readonly name: string;
  readonly seats: number;
}

/** What a seat costs in a year. */
const PRICE = 120;

/** Brings a sign-up into HubSpot: the person, the company of the address, and a deal for those who have none. */
export async function bringIn(
  hubspot: Client,
  signUp: SignUp,
): Promise<{ readonly contact: string; readonly company: string }> {
  const [firstname = "", lastname = ""] = signUp.name.split(" ");
  const { results } = await hubspot.crm.contacts.batchApi.upsert({
    inputs: [{ id: signUp.email, idProperty: "email", properties: { firstname, lastname } }],
  });
  const contact = results[0]?.id ?? "";
  const company = await companyOf(hubspot, signUp.email.split("@")[1] ?? "");
  await hubspot.crm.associations.v4.basicApi.createDefault("contacts", contact, "companies", company);
  const { associations } = await hubspot.crm.companies.basicApi.getById(company, undefined, undefined, [
    "deals",
  ]);
  if (associations?.["deals"] === undefined) await openDeal(hubspot, company, signUp);
  return { contact, company };
}

async function companyOf(hubspot: Client, domain: string): Promise<string> {
  const { results } = await hubspot.crm.companies.searchApi.doSearch({
    filterGroups: [{ filters: [{ propertyName: "domain", operator: FilterOperatorEnum.Eq, value: domain }] }],
    limit: 1,
  });
  const [known] = results;
  return (known ?? (await hubspot.crm.companies.basicApi.create({ properties: { name: domain, domain } })))
    .id;
}

async function openDeal(hubspot: Client, company: string, { seats }: SignUp): Promise<void> {
  const deal = await hubspot.crm.deals.basicApi.create({
    properties: {
      dealname: `${seats} seats`,
      amount: String(seats * PRICE),
      dealstage: "appointmentscheduled",
    },
  });
  await hubspot.crm.associations.v4.basicApi.createDefault("deals", deal.id, "companies", company);
}
