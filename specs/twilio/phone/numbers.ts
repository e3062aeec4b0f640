/** A number of the public telephone network as all APIs write it (E.164). */
export const isE164 = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);

/** An address on another channel: `whatsapp:+15005550006`, `messenger:123`. */
export const isChannelAddress = (text: string): boolean => /^[a-z]+:.+/.test(text);

/** The number that test credentials may send and call from, and that can be bought. */
export const VALID_NUMBER = "+15005550006";

/** The country of a number, as far as the twin tells countries apart. */
export function countryOf(number: string): { readonly code: string; readonly calling: string } {
  return countries.find(({ calling }) => number.startsWith(`+${calling}`)) ?? { code: "US", calling: "1" };
}

const countries = [
  { code: "US", calling: "1" },
  { code: "GB", calling: "44" },
  { code: "DE", calling: "49" },
  { code: "FR", calling: "33" },
  { code: "ES", calling: "34" },
  { code: "IT", calling: "39" },
  { code: "NL", calling: "31" },
  { code: "BE", calling: "32" },
  { code: "SE", calling: "46" },
  { code: "PL", calling: "48" },
  { code: "AU", calling: "61" },
  { code: "JP", calling: "81" },
  { code: "IN", calling: "91" },
  { code: "BR", calling: "55" },
  { code: "MX", calling: "52" },
];

/** A number as people of its country write it; those of North America in groups. */
export function nationalFormat(number: string): string {
  const { calling } = countryOf(number);
  const rest = number.slice(calling.length + 1);
  const [, area, exchange, line] = (calling === "1" && /^(\d{3})(\d{3})(\d{4})$/.exec(rest)) || [];
  return line === undefined ? rest : `(${area}) ${exchange}-${line}`;
}
