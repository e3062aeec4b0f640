/** The account's number, which names its custom types and its events. */
export const PORTAL_ID = 4122001;
