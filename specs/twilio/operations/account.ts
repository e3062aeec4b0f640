import { paged, type Query } from "@wondertwin/framework";
import { nationalFormat } from "../phone/numbers.ts";
import { type Api, twilio } from "../vendor.ts";

type Wanted = Query<Api["operations"]["ListAvailablePhoneNumberLocal"]>;

/** Numbers that can be bought: the same ones whoever asks. */
function available({ AreaCode = 201, Contains }: Wanted, country: string) {
  const area = country === "US" || country === "CA" ? `+1${AreaCode}` : `+44${AreaCode}`;
  const numbers = Array.from({ length: 30 }, (_, count) => `${area}555${String(1000 + 37 * count)}`);
  const pattern = new RegExp((Contains ?? "").replace(/[^\w*]/g, "").replaceAll("*", "."));
  return numbers
    .filter((number) => pattern.test(number))
    .map((number) => ({
      friendly_name: nationalFormat(number),
      phone_number: number,
      lata: "224",
      locality: "Jersey City",
      rate_center: "JERSEYCITY",
      latitude: 40.72,
      longitude: -74.04,
      region: "NJ",
      postal_code: "07302",
      iso_country: country,
      address_requirements: "none",
      beta: false,
      capabilities: { voice: true, SMS: true, MMS: true, fax: false },
    }));
}

export default twilio.operations({
  FetchBalance: ({ params }) => ({ account_sid: params.AccountSid, balance: "100.00", currency: "USD" }),
  ListAvailablePhoneNumberLocal: ({ query, params }) => paged(available(query, params.CountryCode)),
  ListAvailablePhoneNumberMobile: ({ query, params }) => paged(available(query, params.CountryCode)),
  ListAvailablePhoneNumberTollFree: ({ query, params }) =>
    paged(available({ ...query, AreaCode: query.AreaCode ?? 800 }, params.CountryCode)),
});
