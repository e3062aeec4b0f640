/** A moment as the API of 2010 writes it (RFC 2822). */
export const rfc2822 = (moment: Date): string => moment.toUTCString().replace("GMT", "+0000");

/** A moment as the younger APIs write it (ISO 8601, whole seconds). */
export const iso8601 = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`;

/** What the API of 2010 has that gives no relative address: keys, and what SIP domains are mapped to. */
const WITHOUT_ADDRESS = ["SK", "CL", "AL"];

/** Now, as the entity's API writes moments. */
export function dateNow({
  now,
  self,
  id,
}: {
  now(): Date;
  readonly self: object;
  readonly id: string;
}): string {
  const isOld = "uri" in self || WITHOUT_ADDRESS.includes(id.slice(0, 2));
  return (isOld ? rfc2822 : iso8601)(now());
}
