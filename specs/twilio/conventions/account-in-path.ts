/** The account that a path of the API of 2010 is below, and whether it is the account itself that it names. */
export function accountInPath(path: string): { readonly sid: string; readonly itself: boolean } | undefined {
  const [, sid, below] = /^\/2010-04-01\/Accounts\/(AC[0-9a-f]{32})(?:\.json)?(\/.*)?$/i.exec(path) ?? [];
  return sid === undefined ? undefined : { sid, itself: below === undefined };
}
