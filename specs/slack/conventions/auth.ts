import type { Authenticator } from "@wondertwin/framework";

/**
 * Takes a token from the header, or from a parameter, which stands for it. Which token is good, the workspace says.
 *
 * A token that ends in `@` and a name is the same token in the workspace of that name: two test workers that
 * use two names never meet.
 */
export const auth: Authenticator = ({ header, parameter }) => {
  const [, bearer] = /^Bearer\s+(\S+)$/i.exec(header("authorization") ?? "") ?? [];
  const sent = parameter("token") ?? bearer ?? "";
  const [, credential = "", workspace = "default"] = /^(.*?)(?:@([\w-]+))?$/.exec(sent) ?? [];
  return { id: "", scopes: [], account: workspace, credential };
};
