import { type Failure, isSignedBy, jwtClaims, type Store } from "@wondertwin/framework";
import type { Resources } from "../resources.ts";

/** The longest time a token of an app's may be good for, in seconds. */
const LONGEST = 600;

const refused = (message: string): Failure => ({ reason: "unauthenticated", message });

/** The app that signed a JSON Web Token, or why it is none (docs.github.com/apps, "Generating a JWT"). */
export function appOfToken(
  token: string,
  { store, now }: { readonly store: Store<Resources>; now(): Date },
): Resources["integration"] | Failure {
  const claims = jwtClaims(token);
  const issuer = claims?.["iss"];
  const app = store.integration.find(
    ({ id, client_id }) => issuer === client_id || String(issuer) === String(id),
  );
  if (!claims || !app || !isSignedBy(token, app.public_key))
    return refused("A JSON web token could not be decoded");
  const seconds = Math.floor(now().getTime() / 1000);
  const { exp, iat } = claims;
  if (typeof exp !== "number" || exp <= seconds)
    return refused(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp - seconds > LONGEST) return refused("'Expiration time' claim ('exp') is too far in the future");
  if (typeof iat !== "number" || iat > seconds + 60)
    return refused(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  return app;
}
