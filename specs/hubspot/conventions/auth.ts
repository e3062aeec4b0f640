import type { Authenticator } from "@wondertwin/framework";

/**
 * Takes a bearer token, or a developer's key in the query; which one is good, the account says.
 *
 * A token that ends in `@` and a name is the same token in the account of that name: two test workers that use two
 * names never meet.
 */
export const auth: Authenticator = ({ header, parameter }) => {
  const [, bearer] = /^Bearer\s+(\S+)$/i.exec(header("authorization") ?? "") ?? [];
  const sent = bearer ?? parameter("hapikey") ?? "";
  const [, credential = "", account = "default"] = /^(.*?)(?:@([\w-]+))?$/.exec(sent) ?? [];
  return { id: "", scopes: [], account, credential };
};
