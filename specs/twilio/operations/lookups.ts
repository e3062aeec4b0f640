import { countryOf, isE164, nationalFormat } from "../phone/numbers.ts";
import { twilio } from "../vendor.ts";

const carrier = {
  mobile_country_code: "310",
  mobile_network_code: "456",
  name: "WonderTwin Wireless",
  type: "mobile",
  error_code: null,
};
const caller = { caller_name: "WONDER TWIN", caller_type: "CONSUMER", error_code: null };

/** A number of a country as it is written without its code, in E.164. */
const whole = (number: string, country = "US"): string =>
  number.startsWith("+")
    ? number
    : `+${country === "US" || country === "CA" ? "1" : ""}${number.replace(/\D/g, "")}`;

export default twilio.operations({
  "lookups.FetchPhoneNumber": ({ params, query, url, fail }) => {
    const phone_number = whole(params.PhoneNumber, query.CountryCode);
    if (!isE164(phone_number)) return fail("20404");
    const asked = query.Type ?? [];
    return {
      caller_name: asked.includes("caller-name") ? caller : null,
      country_code: countryOf(phone_number).code,
      phone_number,
      national_format: nationalFormat(phone_number),
      carrier: asked.includes("carrier") ? carrier : null,
      add_ons: null,
      url: url(`/lookups/v1/PhoneNumbers/${phone_number}`),
    };
  },

  "lookups.v2.FetchPhoneNumber": ({ params, query }) => {
    const phone_number = whole(params.PhoneNumber, query.CountryCode);
    const valid = isE164(phone_number);
    const fields = (query.Fields ?? "").split(",");
    const { code, calling } = countryOf(phone_number);
    return {
      calling_country_code: valid ? calling : "",
      country_code: valid ? code : "",
      phone_number,
      national_format: valid ? nationalFormat(phone_number) : "",
      valid,
      validation_errors: valid ? [] : ["INVALID_BUT_POSSIBLE"],
      ...(fields.includes("caller_name") && { caller_name: { ...caller, error_code: 0 } }),
      ...(fields.includes("line_type_intelligence") && {
        line_type_intelligence: {
          type: carrier.type,
          carrier_name: carrier.name,
          mobile_country_code: carrier.mobile_country_code,
          mobile_network_code: carrier.mobile_network_code,
          error_code: 0,
        },
      }),
    };
  },
});
