import { Client } from "@hubspot/api-client";

/** HubSpot's SDK as the environment says: `HUBSPOT_TOKEN`, and `HUBSPOT_URL` where it is not HubSpot itself. */
export function hubspotFromEnv(env: NodeJS.ProcessEnv): Client {
  const { HUBSPOT_TOKEN: accessToken = "", HUBSPOT_URL: basePath } = env;
  if (accessToken === "") throw new Error("HUBSPOT_TOKEN is not set.");
  return new Client({ accessToken, numberOfApiCallRetries: 0, ...(basePath !== undefined && { basePath }) });
}
