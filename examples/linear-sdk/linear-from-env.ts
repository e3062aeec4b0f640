import { LinearClient } from "@linear/sdk";

/** Linear's SDK as the environment says: `LINEAR_API_KEY`, and `LINEAR_API_URL` where it is not Linear itself. */
export function linearFromEnv(env: NodeJS.ProcessEnv): LinearClient {
  const { LINEAR_API_KEY: apiKey = "", LINEAR_API_URL: apiUrl } = env;
  if (apiKey === "") throw new Error("LINEAR_API_KEY is not set.");
  return new LinearClient({ apiKey, ...(apiUrl !== undefined && { apiUrl }) });
}
